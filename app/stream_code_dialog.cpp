#include "stream_code_dialog.h"

#include "widgets/code_tabs.h"
#include "widgets/code_words.h"
#include "widgets/format.h"
#include "world/stream_code.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace shardscope::app {

StreamCodeDialog::StreamCodeDialog(world::Snapshot world, const std::string& stream, const widgets::Theme& theme,
    QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("streamCode"));
    setWindowTitle(tr("%1 as code").arg(widgets::format::streamLabel(stream)));
    constexpr int kLinesShown = 16;
    auto* code = new widgets::CodeTabs(widgets::codeFormNames(), kLinesShown, theme, this);
    code->setTexts([world = std::move(world), stream](int form) {
        const auto index = world->service().find(stream);
        return index ? QString::fromStdString(world::streamCode(world->service(), world->service().stream(*index),
                   world::kCodeForms.at(std::size_t(form))))
                     : QString();
    });
    auto* what = new QLabel(tr("Makes a stream like this one in an account: name, capacity, retention, encryption, "
                               "metrics, tags, policy and registered consumers."),
        this);
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
