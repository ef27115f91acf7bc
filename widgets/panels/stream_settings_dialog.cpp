#include "widgets/panels/stream_settings_dialog.h"

#include "widgets/code_tabs.h"
#include "widgets/code_words.h"
#include "widgets/format.h"
#include "widgets/stage/dialog_parts.h"
#include "world/preview.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kLinesShown = 5;

}

StreamSettingsDialog::StreamSettingsDialog(Newest newest, std::string stream, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_stream(std::move(stream)), m_shown(m_newest()),
      m_names(new QListWidget(this)), m_pages(new QStackedWidget(this)), m_state(makeSentences(this)),
      m_effect(makeSentences(this)), m_code(new CodeTabs(codeFormNames(), kLinesShown, theme, this)),
      m_refusal(makeSentences(this)), m_apply(new QPushButton(tr("&Apply"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(QStringLiteral("streamSettings"));
    setWindowTitle(tr("Settings of %1").arg(format::streamLabel(m_stream)));
    m_state->setObjectName(QStringLiteral("state"));
    m_effect->setObjectName(QStringLiteral("effect"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_apply->setObjectName(QStringLiteral("apply"));
    m_names->setAccessibleName(tr("Settings"));
    m_names->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QFont bold = m_state->font();
    bold.setWeight(QFont::DemiBold);
    m_state->setFont(bold);
    setInk(m_effect, theme.mutedText);
    setInk(m_refusal, theme.hotText);
    addPages(theme);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_apply, QDialogButtonBox::ApplyRole);
    buttons->addButton(m_close, QDialogButtonBox::RejectRole);
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    auto* right = new QVBoxLayout;
    right->setSpacing(theme.px(10));
    right->addWidget(m_state);
    right->addWidget(m_pages, 1);
    right->addWidget(m_effect);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(theme.px(16));
    upper->addWidget(m_names);
    upper->addLayout(right, 1);
    auto* column = makeColumn(this, theme);
    column->addLayout(upper, 1);
    column->addWidget(m_code);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    tabInReadingOrder(*column);
    const QSize wanted(theme.px(720), theme.px(600));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);

    m_code->setTexts([this](int tab) {
        return m_calls.empty() ? tr("Change something above: the call that does it stands here then.")
                               : callText(m_calls, tab, m_shown->settings().service);
    });
    connect(m_names, &QListWidget::currentRowChanged, this, [this](int row) {
        m_pages->setCurrentIndex(row);
        edit();
    });
    connect(m_apply, &QPushButton::clicked, this, &StreamSettingsDialog::apply);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showPage(StreamSetting::Mode);
    m_names->setFocus();
}

StreamSettingsDialog::~StreamSettingsDialog() = default;

// Pages scroll where text is large.
void StreamSettingsDialog::addPages(const Theme& theme)
{
    m_settings = makeSettingsPages(m_pages, theme, [this] { edit(); });
    m_values.resize(m_settings.size());
    for (const SettingsPage& each : m_settings) {
        auto* scroll = new QScrollArea(m_pages);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setFocusPolicy(Qt::NoFocus);
        scroll->setWidget(each.controls);
        m_pages->addWidget(scroll);
        m_names->addItem(each.name);
    }
    m_names->ensurePolished();
    m_names->setFixedWidth(m_names->sizeHintForColumn(0) + 2 * m_names->frameWidth() + theme.px(16));
}

void StreamSettingsDialog::showPage(StreamSetting setting) { m_names->setCurrentRow(int(setting)); }

const SettingsPage& StreamSettingsDialog::page() const { return m_settings.at(std::size_t(m_names->currentRow())); }

void StreamSettingsDialog::present()
{
    const world::Snapshot newest = m_newest();
    if (newest == m_shown)
        return;
    m_shown = newest;
    work();
}

void StreamSettingsDialog::showRefusal(const streams::Refusal& refusal)
{
    m_told = refusal;
    work();
}

void StreamSettingsDialog::edit()
{
    if (m_isFilling || m_names->currentRow() < 0)
        return;
    m_told.reset();
    work();
}

// Meanwhile time has passed: what was right when it was typed may be refused now.
void StreamSettingsDialog::apply()
{
    m_shown = m_newest();
    edit();
    if (!m_apply->isEnabled())
        return;
    // Once: until the world has changed, a second click would ask for the same.
    m_apply->setEnabled(false);
    emit asked(std::exchange(m_calls, {}));
}

void StreamSettingsDialog::work()
{
    const auto index = m_shown->service().find(m_stream);
    m_pages->setEnabled(index.has_value());
    if (!index) {
        showWithoutStream();
        return;
    }
    const ShownStream shown{*m_shown, m_shown->service().stream(*index)};
    fillWhatHasChanged(shown);
    m_calls = page().calls(shown);
    say(m_state, stateText(shown));
    say(m_effect, page().effect(shown));
    m_code->present();
    const std::optional<streams::Refusal> refused = refusal();
    showRefused(refused ? refused : m_told);
    m_apply->setEnabled(!m_calls.empty() && !refused);
    // What takes a stream away is not done by a key that was meant for something else.
    const bool takesAway = m_names->currentRow() == int(StreamSetting::Deletion);
    m_apply->setText(takesAway ? tr("&Delete the stream") : tr("&Apply"));
    (takesAway ? m_close : m_apply)->setDefault(true);
}

void StreamSettingsDialog::fillWhatHasChanged(const ShownStream& shown)
{
    m_isFilling = true;
    for (std::size_t i = 0; i < m_settings.size(); ++i) {
        QString value = m_settings[i].value(shown);
        if (m_values[i] == value)
            continue;
        m_settings[i].fill(shown);
        m_values[i] = std::move(value);
    }
    m_isFilling = false;
}

void StreamSettingsDialog::showWithoutStream()
{
    m_calls.clear();
    say(m_state, tr("There is no such stream any more."));
    say(m_effect, {});
    m_code->present();
    showRefused(m_told);
    m_apply->setEnabled(false);
}

void StreamSettingsDialog::showRefused(const std::optional<streams::Refusal>& refusal)
{
    say(m_refusal, refusal ? refusalText(*refusal) : QString{});
}

QString StreamSettingsDialog::stateText(const ShownStream& shown) const
{
    QString text = tr("Now: %1").arg(page().state(shown));
    const streams::Stream& stream = shown.stream;
    if (stream.statusUntil <= shown.world.now())
        return text;
    const std::string_view status = streams::statusName(stream.status);
    return tr("%1 (%2, %3 to go)")
        .arg(text, QString::fromUtf8(status.data(), qsizetype(status.size())),
            format::duration(stream.statusUntil - shown.world.now()));
}

std::optional<streams::Refusal> StreamSettingsDialog::refusal() const
{
    return m_calls.empty() ? std::nullopt : world::preview(*m_shown, m_calls).refusal;
}

}
