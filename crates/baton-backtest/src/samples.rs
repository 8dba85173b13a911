//! The sample policy, which the unit tests share.

use baton_core::Policy;

/// The policy of the article, as YAML.
pub(crate) const ARTICLE: &str = include_str!("../../../web/samples/article-policy.yaml");

/// The policy of the article.
pub(crate) fn article() -> Policy {
    Policy::from_yaml(ARTICLE).unwrap()
}
