//! Texts with `*` in them that stand for others: masks of addresses, patterns of hosts.

/// Whether the pattern can stand for the text: each `*` for any number of letters, none included;
/// everything else for itself.
pub(crate) fn fits(mut pattern: &[u8], mut text: &[u8]) -> bool {
    // What follows the last `*`, and the text that it has not been tried at yet.
    let mut retry = None;
    loop {
        (pattern, text) = match (pattern, text) {
            ([], []) => return true,
            ([b'*', rest @ ..], _) => {
                retry = Some((rest, text));
                (rest, text)
            }
            ([one, pattern @ ..], [other, text @ ..]) if one == other => (pattern, text),
            _ => match retry {
                Some((rest, [_, untried @ ..])) => {
                    retry = Some((rest, untried));
                    (rest, untried)
                }
                Some((_, [])) | None => return false,
            },
        }
    }
}
