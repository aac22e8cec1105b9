//! How texts of documents are shown to people.

use std::borrow::Cow;

/// A text as it is shown on one line of a terminal, a page or a diagram. Nothing in it can move, hide, recolour or turn around
/// what stands beside it: line breaks and tabs, with the spaces after them, are one space, and control characters, marks of direction and characters that
/// nobody sees are shown as a replacement character, so that it is seen that they are there.
///
/// ```
/// use distinguo::document::shown;
/// assert_eq!(shown("gone\n  [39] exempted"), "gone [39] exempted");
/// assert_eq!(shown("\u{1b}[2J\u{202e}LIVE"), "\u{fffd}[2J\u{fffd}LIVE");
/// assert_eq!(shown("容错，免责"), "容错，免责");
/// ```
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte)) || !text.contains(|letter| of(letter) != letter) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut broken = false;
    for letter in text.chars() {
        if !(broken && letter.is_whitespace()) {
            shown.push(of(letter));
        }
        broken = letter != ' ' && of(letter) == ' ' || broken && letter == ' ';
    }
    Cow::Owned(shown)
}

/// Whether a text says nothing: nobody would see anything of it.
///
/// ```
/// use distinguo::document::says_nothing;
/// assert!(says_nothing("") && says_nothing(" \u{3000}\n") && says_nothing("\u{200b}\u{1b}"));
/// assert!(!says_nothing("无"));
/// ```
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || of(letter) != letter || unseen(letter))
}

/// Letters that are seen only beside others: joiners, marks that choose a form, and fillers.
const fn unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200c}'..='\u{200d}'
            | '\u{2800}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{ffa0}'
            | '\u{e0100}'..='\u{e01ef}'
    )
}

/// How a letter is shown.
const fn of(letter: char) -> char {
    match letter {
        // What begins a new line, or leaps to a place on it.
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // Control characters.
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => '\u{fffd}',
        // What turns the direction of what follows.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        // What nobody sees. Joiners between letters, which some scripts need, are not among them.
        '\u{ad}'
        | '\u{180e}'
        | '\u{200b}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => '\u{fffd}',
        letter => letter,
    }
}
