//! Pictures: our own SVG drawn as PNG, with a font that comes along, so that they look the same on every machine.
//!
//! Drawing takes a processor for a while, so it is done beside the async threads, one picture at a time; what was drawn last is
//! remembered by its SVG, since the same card is often asked for by many.

use std::collections::VecDeque;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use tokio::sync::Semaphore;

use crate::error::{Error, Result};

/// The font of pictures (SIL Open Font License, beside it). It tells apart what others make alike: 1, l and I, 0 and O.
pub const FONT: &str = "Atkinson Hyperlegible";
const REGULAR: &[u8] = include_bytes!("AtkinsonHyperlegible-Regular.ttf");
const BOLD: &[u8] = include_bytes!("AtkinsonHyperlegible-Bold.ttf");

/// Pixels drawn for each of the SVG's, so that it is sharp on a phone.
const SCALE: f32 = 1.5;
/// Pictures remembered.
const KEPT: usize = 16;
/// No picture of ours is larger on a side.
const SIDE_MAX: f32 = 2_000.0;

static OPTIONS: LazyLock<Options<'static>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    fonts.load_font_data(REGULAR.to_vec());
    fonts.load_font_data(BOLD.to_vec());
    Options { fontdb: Arc::new(fonts), font_family: FONT.to_owned(), ..Options::default() }
});

/// One at a time, in the order in which they are asked for.
static TURN: Semaphore = Semaphore::const_new(1);

/// What was drawn last, the newest at the end.
static DRAWN: Mutex<VecDeque<(String, Arc<[u8]>)>> = Mutex::new(VecDeque::new());

/// The picture as PNG.
///
/// # Errors
/// If the SVG cannot be drawn: a fault of ours.
pub async fn png(svg: &str) -> Result<Arc<[u8]>> {
    if let Some(known) = remembered(svg) {
        return Ok(known);
    }
    let turn = TURN.acquire().await.map_err(Error::internal)?;
    // Somebody before us in the line may have wanted the same.
    if let Some(known) = remembered(svg) {
        return Ok(known);
    }
    let wanted = svg.to_owned();
    let drawn = tokio::task::spawn_blocking(move || {
        // Held until it is drawn, even if who asked has gone.
        let _turn = turn;
        draw(&wanted).map(|bytes| (wanted, bytes))
    });
    let (svg, bytes) = drawn.await.map_err(Error::internal)??;
    let bytes: Arc<[u8]> = bytes.into();
    let mut all = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    if all.len() >= KEPT {
        all.pop_front();
    }
    all.push_back((svg, Arc::clone(&bytes)));
    Ok(bytes)
}

fn remembered(svg: &str) -> Option<Arc<[u8]>> {
    let all = DRAWN.lock().unwrap_or_else(PoisonError::into_inner);
    all.iter().find(|(known, _)| known == svg).map(|(_, bytes)| Arc::clone(bytes))
}

/// Draws it, here and now.
///
/// # Errors
/// If the SVG cannot be drawn: a fault of ours.
pub fn draw(svg: &str) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &OPTIONS).map_err(Error::internal)?;
    let size = tree.size();
    let pixels = |side: f32| -> Result<u32> {
        if !(1.0..=SIDE_MAX).contains(&side) {
            return Err(Error::internal(format!("a picture {side} wide or high")));
        }
        // Between 1 and 3,000.
        Ok((side * SCALE).round() as u32)
    };
    let mut canvas = Pixmap::new(pixels(size.width())?, pixels(size.height())?)
        .ok_or_else(|| Error::internal("a picture without a side"))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut canvas.as_mut());
    canvas.encode_png().map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CIRCLE: &str =
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><circle cx="20" cy="10" r="9"/></svg>"#;

    #[tokio::test]
    async fn an_svg_becomes_a_png_half_as_large_again() {
        let drawn = png(CIRCLE).await.unwrap();
        let picture = Pixmap::decode_png(&drawn).unwrap();
        assert_eq!((picture.width(), picture.height()), (60, 30));
        assert_eq!(picture.pixel(0, 0).unwrap().alpha(), 0);
        assert_eq!(picture.pixel(30, 15).unwrap().alpha(), 255);
        // The same again is the same, not drawn anew.
        assert!(Arc::ptr_eq(&drawn, &png(CIRCLE).await.unwrap()));
        assert!(draw("no svg").is_err());
        assert!(draw(r#"<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="20"/>"#).is_err());
    }
}
