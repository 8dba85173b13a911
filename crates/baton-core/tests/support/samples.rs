//! The console's samples, which the tests share: the one place that knows their folder.

/// The text of a file in `web/samples`.
macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../web/samples/",
            $name
        ))
    };
}
