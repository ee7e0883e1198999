//! Counting: a pure function of method, options and ballots. The same ballots always give the same order, whoever came first.
//!
//! *One* and *several* go by how many chose an option. *Ranked* is Schulze's method: an option beats another if the chain of pairwise
//! wins from it to the other is stronger than any chain back, a chain being as strong as its weakest win (in votes). What is not
//! ranked comes after all that is. A tie goes to what more voters support at all, then by an order drawn from the poll's id.
//!
//! A new method is a variant of [`Method`] with its way to tell who leads among those left (`Count::leads`).

/// How people answer, and how their answers are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(rename_all = "snake_case")]
pub enum Method {
    /// One option each.
    One,
    /// As many as they like.
    Several,
    /// An order, the best first; not all need be in it.
    Ranked,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// How many answered.
    pub voters: usize,
    /// By option, from 0: how many voters chose it, or have it in their order.
    pub support: Vec<usize>,
    /// All options, the first place first.
    pub order: Vec<usize>,
    /// By option: how many put it before each other option. Empty unless ranked.
    pub pairs: Vec<Vec<usize>>,
    /// If the first place was a tie.
    pub tie: Option<Tie>,
}

/// A tie for the first place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Between which options, in the poll's order; two or more.
    pub between: Vec<usize>,
    /// What decided it.
    pub by: By,
}

/// What decides a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// More voters support one of them at all.
    Support,
    /// The order drawn from the poll's id.
    Draw,
}

/// Counts ballots over `options` options, from 0; in a ranking each ballot has the best first. A ballot never names one twice.
/// `draw` is the poll's id.
pub fn tally(method: Method, options: usize, draw: i64, ballots: &[Vec<usize>]) -> Tally {
    let mut support = vec![0; options];
    for option in ballots.iter().flatten() {
        if let Some(count) = support.get_mut(*option) {
            *count += 1;
        }
    }
    let pairs = if method == Method::Ranked { pairs(options, ballots) } else { Vec::new() };
    let count = Count { strength: strengths(&pairs), support: &support, drawn: &places(&drawn(draw, options)) };
    let (mut left, mut order, mut tie) = ((0..options).collect::<Vec<_>>(), Vec::with_capacity(options), None);
    while !left.is_empty() {
        let leading: Vec<usize> = left.iter().copied().filter(|option| count.leads(*option, &left)).collect();
        let Some(first) = leading.iter().copied().min_by_key(|option| count.tie_key(*option)) else { break };
        if order.is_empty() && leading.len() > 1 && !ballots.is_empty() {
            let alike = leading.iter().filter(|option| support[**option] == support[first]).count();
            tie = Some(Tie { by: if alike > 1 { By::Draw } else { By::Support }, between: leading });
        }
        left.retain(|option| *option != first);
        order.push(first);
    }
    Tally { voters: ballots.len(), support, order, pairs, tie }
}

/// The order drawn from a poll's id: known before anybody answers, and like chance for who asks.
pub fn drawn(draw: i64, options: usize) -> Vec<usize> {
    // SplitMix64, which mixes neighbouring ids well, over Fisher and Yates's shuffle.
    let mut state = draw.cast_unsigned();
    let mut next = || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    };
    let mut order: Vec<usize> = (0..options).collect();
    for last in (1..options).rev() {
        let other = next() % (last as u64 + 1);
        order.swap(last, usize::try_from(other).unwrap_or(0));
    }
    order
}

struct Count<'a> {
    /// The strongest chain from each option to each other; empty unless ranked.
    strength: Vec<Vec<usize>>,
    support: &'a [usize],
    /// By option: its place in the drawn order.
    drawn: &'a [usize],
}

impl Count<'_> {
    /// Whether none of those left is before it.
    fn leads(&self, option: usize, left: &[usize]) -> bool {
        left.iter().all(|other| {
            if self.strength.is_empty() {
                self.support[*other] <= self.support[option]
            } else {
                self.strength[*other][option] <= self.strength[option][*other]
            }
        })
    }

    /// Among those that lead together, the smallest is first.
    fn tie_key(&self, option: usize) -> (std::cmp::Reverse<usize>, usize) {
        (std::cmp::Reverse(self.support[option]), self.drawn[option])
    }
}

fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, option) in order.iter().enumerate() {
        places[*option] = place;
    }
    places
}

/// How many put each option before each other.
fn pairs(options: usize, ballots: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut pairs = vec![vec![0; options]; options];
    for ballot in ballots {
        let mut behind = vec![true; options];
        for option in ballot {
            behind[*option] = false;
            for (other, count) in pairs[*option].iter_mut().enumerate() {
                *count += usize::from(behind[other]);
            }
        }
    }
    pairs
}

/// The strength of the strongest chain between each two options: Floyd and Warshall's, with the weakest link in place of the sum.
fn strengths(pairs: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let options = pairs.len();
    let wins = |a: usize, b: usize| if pairs[a][b] > pairs[b][a] { pairs[a][b] } else { 0 };
    let mut strength: Vec<Vec<usize>> = (0..options).map(|a| (0..options).map(|b| wins(a, b)).collect()).collect();
    for over in 0..options {
        for from in (0..options).filter(|from| *from != over) {
            for to in (0..options).filter(|to| *to != over && *to != from) {
                let chain = strength[from][over].min(strength[over][to]);
                strength[from][to] = strength[from][to].max(chain);
            }
        }
    }
    strength
}
