// What a stream is set to and how to change it: a page for each setting, with the state it is in, what a change would
// do, the calls it comes to and what the service would refuse. Posts nothing itself: whoever opens it does.
#pragma once

#include "widgets/panels/stream_settings_pages.h"
#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace shardscope::widgets {

class CodeTabs;

class StreamSettingsDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time goes on while the dialog is open.
    using Newest = std::function<world::Snapshot()>;

    // `stream` by its reference.
    StreamSettingsDialog(Newest newest, std::string stream, const Theme& theme, QWidget* parent);
    ~StreamSettingsDialog() override;

    void showPage(StreamSetting setting);
    // Shows the newest world. What has been typed stays, unless its setting has changed meanwhile.
    void present();
    // The service has refused what was asked.
    void showRefusal(const streams::Refusal& refusal);

signals:
    // In this order, as one gesture.
    void asked(const std::vector<shardscope::world::Action>& calls);

private:
    void addPages(const Theme& theme);
    void edit();
    void apply();
    void work();
    void fillWhatHasChanged(const ShownStream& shown);
    void showWithoutStream();
    void showRefused(const std::optional<streams::Refusal>& refusal);
    [[nodiscard]] QString stateText(const ShownStream& shown) const;
    // What the calls would be refused with, tried on a copy of the world.
    [[nodiscard]] std::optional<streams::Refusal> refusal() const;
    [[nodiscard]] const SettingsPage& page() const;

    Newest m_newest;
    std::string m_stream;
    world::Snapshot m_shown;
    std::vector<SettingsPage> m_settings;
    std::vector<std::optional<QString>> m_values; // what each page was filled with
    std::vector<world::Action> m_calls;           // of the page on show
    std::optional<streams::Refusal> m_told;       // until something is typed
    bool m_isFilling = false;
    QListWidget* m_names;
    QStackedWidget* m_pages;
    QLabel* m_state;
    QLabel* m_effect;
    CodeTabs* m_code;
    QLabel* m_refusal;
    QPushButton* m_apply;
    QPushButton* m_close;
};

}
