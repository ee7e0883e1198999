//! The chain: what a promise is for, and what came of it.

use crate::house::House;

#[tokio::test]
async fn what_a_promise_is_for_must_be_something_that_everybody_here_can_read() {
    let house = House::set_up().await;
    house.ana().types("poll ask", &[("question", "Which day?"), ("options", "Mon | Tue")]).await;
    house.ana().types("remind me", &[("what", "Call the vet"), ("when", "tomorrow 9am")]).await;
    house.ana().types("commit make", &[("what", "Bring chairs"), ("due", "friday 5pm")]).await;
    for typed in ["D-1", "R-1", "C-1", "D-99", "which day", "@everyone"] {
        let towards = [("what", "Take flyers"), ("due", "friday 5pm"), ("towards", typed)];
        let refused = house.ana().types("commit make", &towards).await.to_string();
        assert!(refused.contains("I can't find a decision, an indicator or a meeting like that"), "{typed}: {refused}");
    }
    let made =
        house.ana().types("commit make", &[("what", "Take flyers"), ("due", "friday 5pm"), ("towards", " ")]).await;
    assert!(made.to_string().contains("is promised: Take flyers"), "{made}");
    house.leave().await;
}
