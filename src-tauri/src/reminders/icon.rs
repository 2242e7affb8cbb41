//! The icon of the tray with a number on it.

use ksni::Icon;
use tauri::image::Image;

/// Digits of three by five dots, row by row.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b010, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];
/// Pixels to a dot.
const DOT: usize = 3;
const RED: [u8; 4] = [255, 178, 34, 34];
const WHITE: [u8; 4] = [255, 255, 255, 255];

/// The icon with a number in its lower right corner; more than 99 shows 99, nothing shows no number.
pub fn with_count(icon: Option<&Image<'_>>, count: usize) -> Vec<Icon> {
    let Some(icon) = icon else {
        return Vec::new();
    };
    let (width, height) = (icon.width() as usize, icon.height() as usize);
    // From red, green, blue, alpha to alpha, red, green, blue.
    let mut data: Vec<u8> = icon
        .rgba()
        .chunks_exact(4)
        .flat_map(|p| [p[3], p[0], p[1], p[2]])
        .collect();
    if count > 0 {
        number(&mut data, width, height, count.min(99));
    }
    let side = |pixels: usize| i32::try_from(pixels).unwrap_or_default();
    vec![Icon {
        width: side(width),
        height: side(height),
        data,
    }]
}

fn number(data: &mut [u8], width: usize, height: usize, count: usize) {
    let digits: Vec<usize> = if count > 9 {
        vec![count / 10, count % 10]
    } else {
        vec![count]
    };
    let (wide, high) = ((digits.len() * 4 + 1) * DOT, 7 * DOT);
    let (left, top) = (width.saturating_sub(wide), height.saturating_sub(high));
    for y in top..height {
        for x in left..width {
            let (column, row) = ((x - left) / DOT, (y - top) / DOT);
            let digit = column.checked_sub(1).and_then(|dots| digits.get(dots / 4));
            let lit = digit.is_some_and(|digit| {
                let row = row.checked_sub(1).and_then(|row| DIGITS[*digit].get(row));
                let dot = (column - 1) % 4;
                dot < 3 && row.is_some_and(|row| row & (0b100 >> dot) != 0)
            });
            let at = (y * width + x) * 4;
            if let Some(pixel) = data.get_mut(at..at + 4) {
                pixel.copy_from_slice(if lit { &WHITE } else { &RED });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_drawn_and_none_leaves_the_icon_alone() {
        let blank = vec![0; 32 * 32 * 4];
        let icon = Image::new(&blank, 32, 32);
        let lit = |count| {
            let drawn = with_count(Some(&icon), count);
            drawn[0]
                .data
                .chunks(4)
                .filter(|pixel| **pixel == WHITE)
                .count()
        };
        assert_eq!(lit(0), 0);
        assert_eq!(lit(1), 8 * DOT * DOT);
        assert_eq!(lit(12), (8 + 11) * DOT * DOT);
        assert_eq!(lit(100), lit(99));
        assert!(with_count(None, 3).is_empty());
    }
}
