// What a stream can be set to, a page for each setting: its controls, the state it is in, and the calls that the
// controls come to. For StreamSettingsDialog, which shows the pages and posts the calls.
#pragma once

#include "widgets/theme.h"
#include "world/command.h"
#include "world/world.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace shardscope::widgets {

// In the order of the pages.
enum class StreamSetting {
    Mode,
    WarmThroughput,
    Encryption,
    RecordSize,
    Tags,
    Monitoring,
    Policy,
    Distribution,
    Deletion,
};

struct ShownStream {
    const world::World& world;
    const streams::Stream& stream;
};

struct SettingsPage {
    QString name;
    QWidget* controls = nullptr;
    // What the stream is set to, in words.
    std::function<QString(const ShownStream&)> state;
    // One sentence: what the change that the controls are at would do, and how long it would take.
    std::function<QString(const ShownStream&)> effect;
    // What the controls stand for, as text: where another one comes, they are filled anew.
    std::function<QString(const ShownStream&)> value;
    std::function<void(const ShownStream&)> fill;
    // None while the controls say what is so already.
    std::function<std::vector<world::Action>(const ShownStream&)> calls;
};

// `changed` is called when a control has been. The controls are children of `parent`.
[[nodiscard]] std::vector<SettingsPage> makeSettingsPages(QWidget* parent, const Theme& theme,
    const std::function<void()>& changed);

}
