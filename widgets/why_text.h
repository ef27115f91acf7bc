// The answers to Why? as sentences in the language of the window.
#pragma once

#include "world/explain.h"

#include <QString>

namespace shardscope::widgets {

// "Shard 1 refuses writes", "billing is behind": what the chain below it explains.
[[nodiscard]] QString verdictText(const world::World& world, const world::WhyQuestion& question,
    world::Verdict verdict);
// One cause as a sentence of rich text: its numbers stand out.
[[nodiscard]] QString causeText(const world::World& world, const world::Cause& cause);
// How often an operation may be called, and by whom together; `perSecond` may be rich text.
[[nodiscard]] QString rateText(const QString& operation, const QString& perSecond, streams::RateScope scope);
// Where that is written, and when it held.
[[nodiscard]] QString rateSourceText();
// What the remedy is, in the imperative, and what is to be expected of it.
struct RemedyText {
    QString what;
    QString effect;
};
[[nodiscard]] RemedyText remedyText(const world::World& world, const world::Remedy& remedy);
// A short name for the branch that tries it: "split shard 1".
[[nodiscard]] QString remedyName(const world::World& world, const world::Remedy& remedy);

}
