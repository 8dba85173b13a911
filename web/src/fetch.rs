//! Files of the page's own host.

use gloo_net::http::Request;

/// The text of a file, or what is in the way.
pub(crate) async fn text(address: &str) -> Result<String, String> {
    let failed = |why: String| format!("{address} could not be loaded: {why}");
    let response = Request::get(address)
        .send()
        .await
        .map_err(|error| failed(error.to_string()))?;
    if !response.ok() {
        return Err(failed(format!("the server answered {}", response.status())));
    }
    response
        .text()
        .await
        .map_err(|error| failed(error.to_string()))
}
