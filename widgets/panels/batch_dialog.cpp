#include "widgets/panels/batch_dialog.h"

#include "widgets/charts/batch_cells.h"
#include "widgets/error_text.h"
#include "widgets/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <utility>

namespace shardscope::widgets {

namespace {

// One line of text is enough for most; a batch over more shards names the worst.
constexpr std::size_t kShards = 6;

struct Tally {
    std::size_t entries = 0;
    std::size_t failed = 0;
};

}

BatchDialog::BatchDialog(EngineLink& engine, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_title(new QLabel(this)), m_outcome(new QLabel(this)),
      m_cells(new BatchCells(this)), m_entry(new QLabel(this)), m_shards(new QLabel(this)),
      m_retry(new QPushButton(this)), m_close(new QPushButton(this))
{
    setObjectName(QStringLiteral("batch"));
    m_retry->setObjectName(QStringLiteral("batchRetry"));
    m_entry->setObjectName(QStringLiteral("batchEntry"));
    m_outcome->setObjectName(QStringLiteral("batchOutcome"));
    for (QLabel* label : {m_title, m_outcome, m_entry, m_shards}) {
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_entry->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_close->setAutoDefault(false);
    m_retry->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_retry);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(m_outcome);
    column->addWidget(m_cells, 0, Qt::AlignLeft);
    column->addWidget(m_entry);
    column->addWidget(m_shards);
    column->addStretch(1);
    column->addLayout(buttons);
    connect(m_cells, &BatchCells::currentChanged, this, &BatchDialog::showEntry);
    connect(m_cells, &BatchCells::retryAsked, this, &BatchDialog::retry);
    connect(m_retry, &QPushButton::clicked, this, &BatchDialog::retry);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_engine, &EngineLink::replied, this, &BatchDialog::take);
    setTheme(m_theme);
}

void BatchDialog::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_cells->setTheme(theme);
    // The longest texts of an entry and of the outcome fit, so that nothing moves from cell to cell.
    m_entry->setMinimumHeight(3 * fontMetrics().lineSpacing() + 4);
    setMinimumWidth(m_cells->sizeHint().width() + 40);
    showBatch();
}

void BatchDialog::view(std::uint64_t call, base::Instant at)
{
    m_viewed = m_engine.post(world::Request{world::Control{world::ViewBatch{call, at}}});
}

void BatchDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showBatch();
}

void BatchDialog::take(world::Ticket ticket, const world::Reply& reply)
{
    const bool isViewed = ticket == m_viewed;
    const bool isRetried = ticket == m_retried;
    if (!isViewed && !isRetried)
        return;
    if (isViewed)
        m_viewed.reset();
    else
        m_retried.reset();
    if (const auto* refusal = std::get_if<streams::Refusal>(&reply)) {
        emit refused(*refusal);
        return;
    }
    if (const auto* batch = std::get_if<streams::PutBatch>(&reply)) {
        m_batch = *batch;
        m_retries = 0;
    } else if (const auto* answer = std::get_if<streams::PutRecordsAnswer>(&reply)) {
        const base::Instant now = m_engine.latest().world ? m_engine.latest().world->now() : m_batch->at;
        m_batch = streams::batchOf(m_sent, m_sent.streamName, *answer, now, "you");
        ++m_retries;
    } else {
        return;
    }
    showBatch();
    show();
    raise();
    activateWindow();
    m_cells->setFocus();
}

void BatchDialog::retry()
{
    if (!m_batch || m_retried)
        return;
    m_sent = streams::retryOf(*m_batch);
    if (!m_sent.records.empty())
        m_retried = m_engine.post(world::Action{m_sent});
}

void BatchDialog::showBatch()
{
    setWindowTitle(tr("A PutRecords call"));
    m_close->setText(tr("Close"));
    m_cells->setAccessibleName(tr("Entries of the call"));
    if (!m_batch)
        return;
    const std::size_t failed = m_batch->failed();
    const std::size_t all = m_batch->entries.size();
    const QString muted = QStringLiteral("<span style='color:%1'>%2</span>");
    m_title->setText(QStringLiteral("<b>PutRecords</b> ")
        + muted.arg(m_theme.mutedText.name(),
            tr("of %1 to %2 at %3")
                .arg(QString::fromStdString(m_batch->caller).toHtmlEscaped(),
                    format::streamLabel(m_batch->streamName).toHtmlEscaped(), format::clock(m_batch->at)))
        + (m_retries > 0 ? QStringLiteral(" ") + tr("(retry %1)").arg(m_retries) : QString{}));

    QString outcome = failed == 0
        ? tr("All %1 entries were stored.").arg(format::count(std::int64_t(all)))
        : tr("%1 of %2 entries failed; %3 were stored.")
              .arg(QStringLiteral("<b style='color:%1'>%2</b>")
                       .arg(m_theme.hotText.name(), format::count(std::int64_t(failed))),
                  format::count(std::int64_t(all)), format::count(std::int64_t(all - failed)));
    std::map<std::string_view, std::size_t> codes;
    std::map<std::uint32_t, Tally> shards;
    for (const streams::BatchEntry& entry : m_batch->entries) {
        Tally& tally = shards[streams::number(entry.result.shard)];
        ++tally.entries;
        if (entry.result.isStored())
            continue;
        ++tally.failed;
        ++codes[m_batch->refusal.exception != streams::Exception::None
                ? streams::exceptionName(entry.result.refusal.exception)
                : streams::entryErrorCode(entry.result.refusal.exception)];
    }
    for (const auto& [code, count] : codes)
        outcome += QStringLiteral("<br>✕ %1 × <span style='font-family:monospace'>%2</span>")
                       .arg(format::count(std::int64_t(count)), QString::fromUtf8(code.data(), qsizetype(code.size())));
    if (m_batch->refusal.exception != streams::Exception::None)
        outcome += QStringLiteral("<br>") + tr("The call was refused as a whole: nothing of it was stored.");
    m_outcome->setText(outcome);

    QStringList parts;
    if (m_batch->refusal.exception == streams::Exception::None) {
        std::vector<std::pair<std::uint32_t, Tally>> order(shards.begin(), shards.end());
        std::stable_sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return a.second.failed > b.second.failed; });
        for (std::size_t i = 0; i < std::min(order.size(), kShards); ++i) {
            const auto& [shard, tally] = order[i];
            const QString label = format::shardLabel(streams::ShardIndex{shard});
            parts << (tally.failed > 0 ? tr("%1: %2 of %3 failed")
                                             .arg(label, format::count(std::int64_t(tally.failed)),
                                                 format::count(std::int64_t(tally.entries)))
                                       : tr("%1: %2 stored").arg(label, format::count(std::int64_t(tally.entries))));
        }
        if (order.size() > kShards)
            parts << tr("%1 more shards").arg(format::count(std::int64_t(order.size() - kShards)));
    }
    m_shards->setText(muted.arg(m_theme.mutedText.name(), parts.join(QStringLiteral(" · "))));
    m_shards->setVisible(!parts.isEmpty());

    m_retry->setText(tr("Send the %1 again").arg(format::count(std::int64_t(failed))));
    m_retry->setShortcut(QKeySequence(Qt::Key_R));
    m_retry->setToolTip(tr("PutRecords at the present instant, with the entries that failed and no others (R). "
                           "It can be undone."));
    m_retry->setEnabled(failed > 0);
    m_cells->setBatch(*m_batch);
    showEntry();
    adjustSize();
}

void BatchDialog::showEntry()
{
    m_entry->setText(m_batch && m_cells->current() >= 0 ? entryText(*m_batch, m_cells->current()) : QString{});
}

}
