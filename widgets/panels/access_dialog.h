// Who may do what: whether a call would be let in and why, KMS keys and who may use them, the switches of operations,
// and the account's commitment. What would be refused is said and not asked. Posts nothing itself: whoever opens it
// does.
#pragma once

#include "widgets/panels/access_pages.h"
#include "widgets/theme.h"
#include "world/command.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QLabel;
class QTabWidget;

namespace shardscope::widgets {

class AccessDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time goes on while the dialog is open.
    using Newest = std::function<world::Snapshot()>;
    enum class Page { Policy, Key, Operations, Account };

    // Begins with the stream of that reference.
    AccessDialog(Newest newest, const std::string& stream, const Theme& theme, QWidget* parent);

    void showPage(Page page);
    // Shows the newest world. What has been typed stays.
    void present();
    // The service has refused what was asked.
    void showRefusal(const streams::Refusal& refusal);

signals:
    // In this order, as one gesture.
    void asked(const std::vector<shardscope::world::Action>& calls);

private:
    void addPage(AccessPage* page, const QString& name);
    void ask(const world::Action& action);

    Newest m_newest;
    world::Snapshot m_shown;
    std::vector<AccessPage*> m_contents; // in the order of Page
    QTabWidget* m_pages;
    QLabel* m_refusal;
};

}
