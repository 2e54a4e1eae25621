//! The pages of a finished PDF as pictures, for phones that show no PDF.
//!
//! They are drawn from the file's bytes, not from the pages as they were set: what a signer is shown is the frozen file itself.

use hayro::{
    RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{Pdf, page::Page},
    render,
    vello_cpu::{Pixmap, color::palette::css::WHITE},
};
use std::{
    fmt,
    ops::RangeInclusive,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use thiserror::Error;

/// How much is drawn.
pub mod limits {
    use std::ops::RangeInclusive;

    /// Bytes of the file.
    pub const BYTES: usize = 20 * 1024 * 1024;
    /// Pages of the file.
    pub const PAGES: usize = 60;
    /// How wide a picture may be, in pixels.
    pub const WIDTH: RangeInclusive<u16> = 100..=2_000;
    /// A page may be so many times as high as wide.
    pub const TALL: u16 = 3;
}

/// A page as a picture.
#[derive(Clone, PartialEq, Eq)]
pub struct PageImage {
    /// The picture as PNG, without transparency.
    pub png: Vec<u8>,
    /// Its width in pixels.
    pub width: u16,
    /// Its height in pixels.
    pub height: u16,
}

/// Without the picture: a page is somebody's paper.
impl fmt::Debug for PageImage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageImage").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

/// Why there are no pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ImageError {
    /// The width is not one of [`limits::WIDTH`].
    #[error("the pictures cannot be so many pixels wide")]
    Width,
    /// More bytes than [`limits::BYTES`].
    #[error("the file is larger than {} bytes", limits::BYTES)]
    TooLarge,
    /// No page at all, or more than [`limits::PAGES`].
    #[error("the file has {0} pages instead of 1 to {most}", most = limits::PAGES)]
    Pages(usize),
    /// A page is higher than [`limits::TALL`] times its width.
    #[error("page {0} is too high for its width")]
    Tall(usize),
    /// No PDF, or one that is broken or encrypted.
    #[error("the file is no PDF that can be read")]
    Unreadable,
    /// The program that draws failed on this page, from 0. It is written for honest files; a hostile one may make it stop.
    #[error("page {0} cannot be drawn")]
    Broken(usize),
    /// Something on this page, from 0, a font or an image, cannot be drawn: a picture without it would not show what is signed.
    #[error("a part of page {0} cannot be drawn")]
    Incomplete(usize),
}

/// Draws all pages in this width.
///
/// What draws may panic on hostile bytes: that is caught here and becomes an error (in a program that unwinds, as ours does), but the
/// message goes to the panic hook. What cannot be caught is a stack that overflows, and nothing limits the time that a page takes:
/// files from outside belong into a process of their own.
///
/// # Errors
///
/// If the bytes are no PDF, if there is too much of them, or if a page cannot be drawn.
pub fn images(pdf: &[u8], width: u16) -> Result<Vec<PageImage>, ImageError> {
    if !limits::WIDTH.contains(&width) {
        return Err(ImageError::Width);
    }
    if pdf.len() > limits::BYTES {
        return Err(ImageError::TooLarge);
    }
    let file = catch_unwind(|| Pdf::new(pdf.to_vec()).ok()).ok().flatten().ok_or(ImageError::Unreadable)?;
    let count = catch_unwind(AssertUnwindSafe(|| file.pages().len())).map_err(|_| ImageError::Unreadable)?;
    if !PAGES.contains(&count) {
        return Err(ImageError::Pages(count));
    }
    let missing = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&missing);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |_| told.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let cache = RenderCache::new();
    let draw = |index: usize| {
        let page = || file.pages().get(index).map(|page| draw(page, &cache, &settings, index, width));
        let image = catch_unwind(AssertUnwindSafe(page)).ok().flatten().unwrap_or(Err(ImageError::Broken(index)))?;
        if missing.load(Ordering::Relaxed) { Err(ImageError::Incomplete(index)) } else { Ok(image) }
    };
    (0..count).map(draw).collect()
}

const PAGES: RangeInclusive<usize> = 1..=limits::PAGES;

fn draw<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    index: usize,
    width: u16,
) -> Result<PageImage, ImageError> {
    let (wide, high) = page.render_dimensions();
    let scale = f32::from(width) / wide;
    let height = (high * scale).round();
    if !(1.0..=f32::from(width) * f32::from(limits::TALL)).contains(&height) {
        return Err(ImageError::Tall(index));
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 6000, as just compared")]
    let height = height as u16;
    let size =
        RenderSettings { x_scale: scale, y_scale: scale, width: Some(width), height: Some(height), bg_color: WHITE };
    let pixels = render(page, cache, settings, &size);
    let png = encoded(&pixels).ok_or(ImageError::Broken(index))?;
    Ok(PageImage { png, width, height })
}

/// Without the alpha channel, because a page is white where nothing is on it.
fn encoded(pixels: &Pixmap) -> Option<Vec<u8>> {
    let colours: Vec<u8> = pixels.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, pixels.width().into(), pixels.height().into());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&colours).ok()?;
    writer.finish().ok()?;
    Some(file)
}
