//! Nodes of a single kind, with the `type` that their JSON says all the same:
//! serde checks it for enums only.

use serde::{Deserialize, Serialize};

use super::{Block, Cell, TextBlock};

macro_rules! tagged {
    ($name:ident, $node:literal, $of:ty, $(#[$default:meta])?) => {
        #[derive(Clone, Serialize, Deserialize)]
        #[serde(tag = "type", deny_unknown_fields)]
        pub(super) enum $name {
            #[serde(rename = $node)]
            Node {
                $(#[$default])?
                content: Vec<$of>,
            },
        }
    };
}

tagged!(Body, "doc", Block,);
tagged!(Item, "listItem", TextBlock,);
tagged!(Row, "tableRow", Cell, #[serde(default)]);

macro_rules! untag {
    ($tagged:ident, $plain:ident) => {
        impl From<$tagged> for super::$plain {
            fn from($tagged::Node { content }: $tagged) -> Self {
                Self { content }
            }
        }

        impl From<super::$plain> for $tagged {
            fn from(super::$plain { content }: super::$plain) -> Self {
                Self::Node { content }
            }
        }
    };
}

untag!(Body, Body);
untag!(Item, ListItem);
untag!(Row, TableRow);
