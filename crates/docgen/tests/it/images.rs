//! Pages as pictures.

use crate::{
    paper::agreement,
    sample::stamp,
    tools::{File, gray},
};
use docgen::{
    Language, declaration, images,
    images::{ImageError, PageImage, limits},
};
use std::io::Cursor;

fn paper() -> Vec<u8> {
    declaration::render(&agreement(Language::De), &stamp()).expect("a document").pdf.bytes
}

/// The picture's pixels from dark to light.
fn decoded(image: &PageImage) -> Vec<u8> {
    let mut reader = png::Decoder::new(Cursor::new(&image.png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a picture");
    assert_eq!((info.width, info.height), (image.width.into(), image.height.into()));
    assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight));
    let light = |pixel: &[u8]| u32::from(pixel[0]) * 299 + u32::from(pixel[1]) * 587 + u32::from(pixel[2]) * 114;
    pixels.chunks(3).map(|pixel| u8::try_from(light(pixel) / 1_000).expect("a byte")).collect()
}

#[test]
fn each_page_is_a_picture_of_what_others_see() {
    let bytes = paper();
    let file = File::new(&bytes);
    let images = images(&bytes, 827).expect("pictures");
    assert_eq!(images.len().to_string(), file.info("Pages"));
    for (page, image) in images.iter().enumerate() {
        assert_eq!((image.width, image.height), (827, 1_170));
        assert!(image.png.len() < 200_000, "{} bytes", image.png.len());
        let theirs = file.picture(page + 1, 100);
        let (width, height, theirs) = gray(&theirs).expect("a PGM");
        assert_eq!((width, height), (827, 1_170));
        let ours = decoded(image);
        let apart: usize = ours.iter().zip(theirs).map(|(one, other)| usize::from(one.abs_diff(*other))).sum();
        assert!(apart < 6 * ours.len(), "page {page} differs by {apart} in {} dots", ours.len());
        let ink = |pixels: &[u8]| pixels.iter().filter(|pixel| **pixel < 128).count();
        let (ours, theirs) = (ink(&ours), ink(theirs));
        assert!(ours.abs_diff(theirs) < theirs / 10, "page {page} has {ours} dark dots instead of {theirs}");
    }
}

#[test]
fn the_same_file_is_the_same_picture() {
    let bytes = paper();
    assert!(images(&bytes, 400).expect("pictures") == images(&bytes, 400).expect("pictures"));
}

#[test]
fn too_much_is_refused() {
    let bytes = paper();
    for width in [0, 99, 2_001, u16::MAX] {
        assert_eq!(images(&bytes, width), Err(ImageError::Width));
    }
    assert_eq!(images(&vec![0; limits::BYTES + 1], 400), Err(ImageError::TooLarge));
    assert_eq!(images(&pages(limits::PAGES + 1, "595 842"), 400), Err(ImageError::Pages(61)));
    assert_eq!(images(&pages(1, "100 100000"), 400), Err(ImageError::Tall(0)));
    assert_eq!(images(&pages(2, "595 842"), 100).expect("empty pages").len(), 2);
}

/// A file of empty pages with no table of where what is; readers find that out.
fn pages(count: usize, size: &str) -> Vec<u8> {
    let numbers = 3..count + 3;
    let kids: Vec<String> = numbers.clone().map(|number| format!("{number} 0 R")).collect();
    let page = |number| format!("{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {size}]>>endobj\n");
    let (kids, pages) = (kids.join(" "), numbers.map(page).collect::<Vec<_>>().concat());
    let tree = format!(
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj\n"
    );
    format!("%PDF-1.7\n{tree}{pages}trailer<</Root 1 0 R>>\n%%EOF\n").into_bytes()
}

/// A file of one page with this content and these objects, which count from 5.
fn page(resources: &str, content: &str, objects: &[&str]) -> Vec<u8> {
    let head = format!(
        "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Resources<<{resources}>>/Contents 4 0 R>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n",
        content.len()
    );
    let objects = (5..).zip(objects).map(|(number, object)| format!("{number} 0 obj{object}endobj\n"));
    let tail = "trailer<</Root 1 0 R>>\n%%EOF\n".to_owned();
    [head].into_iter().chain(objects).chain([tail]).collect::<Vec<_>>().concat().into_bytes()
}

#[test]
fn a_font_that_every_reader_has_is_drawn_and_a_picture_that_is_broken_is_not_passed_over() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    let text = page("/Font<</F 5 0 R>>", "BT /F 40 Tf 10 30 Td (Zusage) Tj ET", &[font]);
    let image = &images(&text, 200).expect("a picture")[0];
    let dark = decoded(image).into_iter().filter(|pixel| *pixel < 100).count();
    assert!((500..5_000).contains(&dark), "{dark} dark dots");
    let broken = "<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length 4>>\
                  stream\nnope\nendstream ";
    let picture = page("/XObject<</I 5 0 R>>", "100 0 0 100 0 0 cm /I Do", &[broken]);
    assert_eq!(images(&picture, 200), Err(ImageError::Incomplete(0)));
}

#[test]
fn hostile_bytes_are_an_error_and_no_panic() {
    for wrong in [b"".as_slice(), b"%PDF-1.7", b"<html>", &[0xff; 5_000]] {
        assert_eq!(images(wrong, 100), Err(ImageError::Unreadable));
    }
    let bytes = paper();
    // Cut short, and with bytes changed by a small generator of our own: it may be drawn or not, but never stops us.
    for length in (0..bytes.len()).step_by(bytes.len() / 23) {
        let _ = images(&bytes[..length], 100);
    }
    let mut seed = 20_261_122_u32;
    for _ in 0..60 {
        let mut broken = bytes.clone();
        for _ in 0..40 {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let place = seed as usize % broken.len();
            broken[place] = (seed >> 24) as u8;
        }
        let _ = images(&broken, 100);
    }
}

#[test]
fn nothing_of_the_page_is_in_debug_output() {
    let shown = format!("{:?}", images(&paper(), 100).expect("pictures"));
    assert!(shown.len() < 200, "{shown}");
}
