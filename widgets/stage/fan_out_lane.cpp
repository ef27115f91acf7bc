#include "widgets/stage/fan_out_lane.h"

#include "widgets/elided_label.h"
#include "widgets/format.h"
#include "widgets/sheet.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shardscope::widgets {

namespace {

constexpr int kHeadGap = 8;
constexpr QLatin1StringView kDeregisterLink("deregister:");
constexpr QLatin1StringView kRestartLink("restart:");

}

FanOutLane::FanOutLane(ConsumerKind kind, QWidget* parent)
    : QWidget(parent), m_kind(kind), m_title(new ElidedLabel(this)), m_price(new QLabel(this)),
      m_add(new QToolButton(this)), m_what(new ElidedLabel(this)), m_pipes(new FanOutPipes(kind, this)),
      m_scroll(new QScrollArea(this)), m_list(new QWidget), m_empty(new QLabel), m_unread(new QLabel),
      m_latency(new LatencyChart(kind == ConsumerKind::Shared ? LatencyChart::Turn::Poll : LatencyChart::Turn::Push,
          this))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_list);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_column = new QVBoxLayout(m_list);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(6);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_unread->setObjectName(QStringLiteral("unread"));
    m_unread->setWordWrap(true);
    m_unread->setTextFormat(Qt::RichText);
    m_unread->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_unread->hide();
    m_column->addWidget(m_unread);
    m_column->addWidget(m_empty, 1);
    m_column->addStretch(1);
    m_add->setText(QStringLiteral("+"));
    m_add->setProperty("chip", true);
    m_price->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);

    auto* head = new QHBoxLayout;
    head->setSpacing(kHeadGap);
    head->addWidget(m_title, 1);
    head->addWidget(m_price);
    head->addWidget(m_add);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_pipes, 6);
    middle->addWidget(m_scroll, 5);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 10, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_what);
    column->addLayout(middle, 9);
    column->addWidget(m_latency, 5);

    connect(m_add, &QToolButton::clicked, this, &FanOutLane::addAsked);
    connect(m_latency, &LatencyChart::journeyAsked, this, &FanOutLane::journeyAsked);
    connect(m_pipes, &FanOutPipes::shardClicked, this, &FanOutLane::shardClicked);
    connect(m_pipes, &FanOutPipes::shardPointedAt, this, &FanOutLane::shardPointedAt);
    connect(m_unread, &QLabel::linkActivated, this, &FanOutLane::follow);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &FanOutLane::aimFlows);
    retranslate();
}

void FanOutLane::retranslate()
{
    const bool isShared = m_kind == ConsumerKind::Shared;
    m_title->setText(isShared ? tr("Shared") : tr("Enhanced fan-out"));
    m_what->setText(isShared ? tr("GetRecords \u00b7 pull \u00b7 2 MiB/s and 5 calls/s a shard between everyone")
                             : tr("SubscribeToShard \u00b7 push \u00b7 2 MiB/s a shard for each"));
    m_empty->setText(isShared ? tr("Nobody polls. Drag a card here to give its registration back.")
                              : tr("Nobody is registered. Drag a card here to give it a pipe of its own."));
    const QString add = isShared ? tr("Add a shared consumer") : tr("Add an enhanced fan-out consumer");
    m_add->setToolTip(add);
    m_add->setAccessibleName(add);
    setAccessibleName(m_title->text());
}

QString FanOutLane::headline() const { return m_priceForms.value(0); }

void FanOutLane::setTheme(const Theme& theme)
{
    m_theme = theme;
    const auto paint = [](QLabel* label, int px, QFont::Weight weight, QColor colour) {
        QFont font = label->font();
        font.setPixelSize(px);
        font.setWeight(weight);
        label->setFont(font);
        QPalette palette = label->palette();
        palette.setColor(QPalette::WindowText, colour);
        label->setPalette(palette);
    };
    paint(m_title, theme.titlePx, QFont::DemiBold, theme.text);
    paint(m_price, theme.bodyPx, QFont::DemiBold, theme.text);
    paint(m_what, theme.smallPx, QFont::Normal, theme.mutedText);
    paint(m_empty, theme.bodyPx, QFont::Normal, theme.mutedText);
    paint(m_unread, theme.smallPx, QFont::Normal, theme.text);
    QPalette links = m_unread->palette();
    links.setColor(QPalette::Link, theme.accent);
    m_unread->setPalette(links);
    m_pipes->setTheme(theme);
    m_latency->setTheme(theme);
    for (ConsumerCard* card : m_cards)
        card->setTheme(theme);
    for (ProgramCard* card : m_programs)
        card->setTheme(theme);
    keepACardInSight();
    update();
}

// The others scroll.
void FanOutLane::keepACardInSight()
{
    QSize least(m_theme.px(130), 0);
    for (const ConsumerCard* card : m_cards)
        least = least.expandedTo(card->minimumSizeHint());
    for (const ProgramCard* card : m_programs)
        least = least.expandedTo(card->minimumSizeHint());
    m_scroll->setMinimumSize(least + QSize(m_scroll->verticalScrollBar()->sizeHint().width(), 0));
}

void FanOutLane::presentHead(const FanOutReading& reading)
{
    const auto count = int(reading.lane(m_kind).readers());
    const bool isShared = m_kind == ConsumerKind::Shared;
    const bool isOnDemand = reading.cost.tariff != operations::Tariff::Provisioned;
    const QString cost = isShared && !isOnDemand
        ? tr("included")
        : tr("+%1/h").arg(format::dollars(isShared ? reading.cost.sharedData : reading.cost.fanOut()));
    // The service counts those that are CREATING or DELETING too.
    const QString many = isShared
        ? tr("%n consumer(s)", nullptr, count)
        : tr("%1 of %2 registered").arg(format::count(reading.registered), format::count(reading.mostRegistered));
    m_priceForms = {many + QStringLiteral(" \u00b7 ") + cost, cost};
    fitPrice();
    const operations::HourlyCost& of = reading.cost;
    QStringList lines{many + QLatin1Char('.'),
        isOnDemand ? tr("The stream itself: %1 an hour (on-demand stream hour %2, data in %3).")
                         .arg(format::dollars(of.stream()), format::dollars(of.streamHour), format::dollars(of.dataIn))
                   : tr("The stream itself: %1 an hour (shards %2, PUT payload units %3, retention %4).")
                         .arg(format::dollars(of.stream()), format::dollars(of.shards), format::dollars(of.puts),
                             format::dollars(of.retention))};
    if (isOnDemand)
        lines << (isShared ? tr("Reading by GetRecords adds %1.").arg(format::dollars(of.sharedData))
                           : tr("Reading by enhanced fan-out adds %1.").arg(format::dollars(of.fanOut())));
    else
        lines << (isShared ? tr("Reading by GetRecords is included.")
                           : tr("Enhanced fan-out adds %1: consumer-shard hours %2, data %3.")
                                 .arg(format::dollars(of.fanOut()), format::dollars(of.fanOutShards),
                                     format::dollars(of.fanOutData)));
    if (of.shardMetrics > base::Money{})
        lines << tr("Shard-level metrics add %1, paid to CloudWatch.").arg(format::dollars(of.shardMetrics));
    const auto text = [](std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); };
    lines << tr("%1, %2, %3; by the last ten seconds.", "price page, region, date")
                 .arg(text(reading.priceSource), QString::fromStdString(reading.region), text(reading.priceDate));
    if (!isShared)
        lines << quotaHint(reading.settings, reading.registeredQuota)
                     .toHtmlEscaped()
                     .replace(QLatin1Char('\n'), QLatin1String("<br>"));
    m_price->setToolTip(lines.join(QStringLiteral("<br>")));
    m_price->setAccessibleDescription(lines.join(QLatin1Char(' ')));
}

// The lane's name comes first; how many read is in the tool tip too.
void FanOutLane::fitPrice()
{
    if (m_priceForms.isEmpty())
        return;
    const QMargins margins = layout()->contentsMargins();
    const int room = width() - margins.left() - margins.right() - m_add->sizeHint().width() - 2 * kHeadGap
        - m_title->fontMetrics().horizontalAdvance(m_title->text());
    const bool isRoomy = m_price->fontMetrics().horizontalAdvance(m_priceForms.front()) <= room;
    m_price->setText(isRoomy ? m_priceForms.front() : m_priceForms.back());
}

void FanOutLane::presentUnread(const FanOutReading& reading)
{
    QStringList lines;
    if (m_kind == ConsumerKind::FanOut) {
        for (const std::string& each : reading.unread) {
            const QString name = QString::fromStdString(each);
            lines << tr("%1 is registered, but nobody reads: it goes on costing.")
                         .arg(QStringLiteral("<b>%1</b>").arg(name.toHtmlEscaped()))
                    + QStringLiteral("<br><a href='%1%2'>%3</a> \u00b7 <a href='%4%2'>%5</a>")
                          .arg(kDeregisterLink, name, tr("Deregister"), kRestartLink, tr("Start it at TRIM_HORIZON"));
        }
    }
    // A click must not lose the text under it.
    const QString text = lines.join(QStringLiteral("<br>"));
    if (text != m_unread->text())
        m_unread->setText(text);
    m_unread->setVisible(!lines.isEmpty());
    m_unread->setAccessibleName(tr("Registrations that nobody reads by"));
}

void FanOutLane::follow(const QString& link)
{
    if (link.startsWith(kDeregisterLink))
        emit deregisterAsked(link.mid(kDeregisterLink.size()));
    else if (link.startsWith(kRestartLink))
        emit restartAsked(link.mid(kRestartLink.size()));
}

void FanOutLane::present(const FanOutReading& reading, base::Duration latencyEnd)
{
    presentHead(reading);
    const std::vector<ConsumerReading>& consumers = reading.lane(m_kind).consumers;
    while (m_cards.size() < consumers.size()) {
        ConsumerCard* const card = m_makeCard(m_list);
        card->setTheme(m_theme);
        m_column->insertWidget(int(m_cards.size()), card);
        m_cards.push_back(card);
    }
    while (m_cards.size() > consumers.size()) {
        // Later: it may be its own click that removed it.
        m_cards.back()->hide();
        m_cards.back()->deleteLater();
        m_cards.pop_back();
    }
    for (std::size_t i = 0; i < consumers.size(); ++i)
        m_cards[i]->present(consumers[i], reading.subscriptionLife);
    presentPrograms(reading.lane(m_kind).programs);
    keepACardInSight();
    presentUnread(reading);
    m_empty->setVisible(m_cards.empty() && m_programs.empty() && m_unread->isHidden());
    m_pipes->present(reading);
    const LaneReading& lane = reading.lane(m_kind);
    const auto slowest = std::max_element(consumers.begin(), consumers.end(),
        [](const ConsumerReading& a, const ConsumerReading& b) { return a.slow < b.slow; });
    m_latency->present(lane.shownLatency,
        {.stream = reading.stream,
            .consumer = lane.shownOf,
            .slowest = slowest != consumers.end() ? slowest->name : std::string{}},
        latencyEnd);
    aimFlows();
}

void FanOutLane::presentPrograms(const std::vector<ProgramReading>& programs)
{
    while (m_programs.size() < programs.size()) {
        auto* const card = new ProgramCard(m_list);
        card->setTheme(m_theme);
        connect(card, &ProgramCard::chosen, this,
            [this, card] { emit programChosen(QString::fromStdString(card->reading().name)); });
        m_column->insertWidget(int(m_cards.size() + m_programs.size()), card);
        m_programs.push_back(card);
    }
    while (m_programs.size() > programs.size()) {
        m_programs.back()->hide();
        m_programs.back()->deleteLater();
        m_programs.pop_back();
    }
    for (std::size_t i = 0; i < programs.size(); ++i)
        m_programs[i]->present(programs[i]);
}

void FanOutLane::setSelected(const Selected& selected)
{
    m_pipes->setSelected(selected.shard);
    for (ConsumerCard* card : m_cards)
        card->setSelected(card->reading().name == selected.consumer);
    for (ProgramCard* card : m_programs)
        card->setSelected(card->reading().name == selected.program);
}

void FanOutLane::setLit(std::optional<streams::ShardIndex> shard) { m_pipes->setLit(shard); }

void FanOutLane::setOffer(const QString& offer)
{
    if (std::exchange(m_offer, offer) == offer)
        return;
    m_what->setText(offer);
    if (offer.isEmpty())
        retranslate();
    QPalette palette = m_what->palette();
    palette.setColor(QPalette::WindowText, offer.isEmpty() ? m_theme.mutedText : m_theme.accent);
    m_what->setPalette(palette);
    update();
}

void FanOutLane::aimFlows()
{
    m_column->activate();
    std::vector<int> targets;
    const auto aimAt = [&](const QWidget* card) {
        const int middle = card->mapTo(this, QPoint(0, card->height() / 2)).y() - m_pipes->y();
        targets.push_back(std::clamp(middle, m_scroll->y() - m_pipes->y(),
            m_scroll->y() - m_pipes->y() + m_scroll->height()));
    };
    std::for_each(m_cards.begin(), m_cards.end(), aimAt);
    std::for_each(m_programs.begin(), m_programs.end(), aimAt);
    m_pipes->setTargets(std::move(targets));
}

void FanOutLane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_offer.isEmpty() ? m_theme.panel : m_theme.selected);
    painter.setPen(m_offer.isEmpty() ? QPen(m_theme.line, 1) : QPen(m_theme.accent, 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void FanOutLane::resizeEvent(QResizeEvent*)
{
    fitPrice();
    aimFlows();
}

void FanOutLane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_offer.isEmpty())
        retranslate();
}

}
