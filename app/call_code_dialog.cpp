#include "call_code_dialog.h"

#include "widgets/code_tabs.h"
#include "widgets/code_words.h"
#include "widgets/format.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <vector>

namespace shardscope::app {

CallCodeDialog::CallCodeDialog(const world::RecordedCalls& recorded, const streams::ServiceSettings& settings,
    const widgets::Theme& theme, QWidget* parent)
    : QDialog(parent)
{
    const world::TimedCommand& call = recorded.calls.back();
    setObjectName(QStringLiteral("callCode"));
    const std::string_view name = world::actionName(call.command.action);
    setWindowTitle(tr("%1 as code").arg(QString::fromUtf8(name.data(), qsizetype(name.size()))));
    constexpr int kLinesShown = 12;
    std::vector<world::Action> actions;
    for (const world::TimedCommand& each : recorded.calls)
        actions.push_back(each.command.action);
    auto* code = new widgets::CodeTabs(widgets::codeFormNames(), kLinesShown, theme, this);
    code->setTexts([actions, settings, home = call.command.home,
                       data = recorded.hasFiller ? world::CodeData::Filler : world::CodeData::Sent](int form) {
        return widgets::callText(actions, form, settings, home, data);
    });
    QString told = tr("Called by %1 at %2. Here it is for an account of yours.")
                       .arg(QString::fromStdString(call.command.caller), widgets::format::clock(call.at));
    if (recorded.hasFiller)
        told += QLatin1Char(' ')
            + tr("A simulated client made it: keys and sizes are those of the run, the data is only filler.");
    if (recorded.calls.size() > 1)
        told += QLatin1Char(' ')
            + tr("A simulated client made it: the code fetches an iterator of its own for the place where it read.");
    auto* what = new QLabel(told, this);
    what->setWordWrap(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setText(tr("Close"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    const int edge = theme.px(14);
    column->setContentsMargins(edge, edge, edge, edge);
    column->setSpacing(theme.px(8));
    column->addWidget(what);
    column->addWidget(code, 1);
    column->addWidget(buttons);
}

}
