#include "widgets/stage/shard_count_dialog.h"

#include "widgets/charts/range_strips.h"
#include "widgets/code_tabs.h"
#include "widgets/code_words.h"
#include "widgets/error_text.h"
#include "widgets/shard_count_text.h"
#include "widgets/stage/dialog_parts.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <span>
#include <utility>

namespace shardscope::widgets {

namespace {

constexpr int kLinesShown = 5;
constexpr int kMostShards = 10'000;

}

ShardCountDialog::ShardCountDialog(Newest newest, std::string stream, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_stream(std::move(stream)), m_theme(theme),
      m_shards(new QSpinBox(this)), m_facts(makeSentences(this)), m_strips(new RangeStrips(theme, this)),
      m_code(new CodeTabs(codeFormNames(), kLinesShown, theme, this)), m_refusal(makeSentences(this)),
      m_carryOut(new QPushButton(tr("&Change it"), this))
{
    setObjectName(QStringLiteral("shardCount"));
    setWindowTitle(tr("Shard count"));
    m_shards->setRange(1, kMostShards);
    m_shards->setGroupSeparatorShown(true);
    if (const world::Snapshot world = m_newest())
        if (const auto index = world->service().find(m_stream); index && world->service().stream(*index).map)
            m_shards->setValue(int(world->service().stream(*index).map->open().size()));
    m_shards->selectAll();
    m_facts->setObjectName(QStringLiteral("facts"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    m_refusal->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QPalette hot = m_refusal->palette();
    hot.setColor(QPalette::WindowText, theme.hotText);
    m_refusal->setPalette(hot);

    auto* caption = new QLabel(tr("&Shards"), this);
    caption->setBuddy(m_shards);
    auto* row = new QHBoxLayout;
    row->setSpacing(theme.px(10));
    row->addWidget(caption);
    row->addWidget(m_shards);
    row->addStretch(1);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_carryOut, QDialogButtonBox::AcceptRole);
    buttons->addButton(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    for (QAbstractButton* each : buttons->buttons())
        each->setIcon({});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 14);
    column->setSpacing(theme.px(10));
    column->addLayout(row);
    column->addWidget(m_strips);
    column->addWidget(m_facts);
    column->addWidget(m_refusal);
    column->addWidget(m_code, 1);
    column->addWidget(buttons);

    m_code->setTexts([this](int tab) {
        const world::Action call = request();
        return callText(std::span{&call, 1}, tab, m_newest()->settings().service);
    });
    connect(m_shards, &QSpinBox::valueChanged, this, [this] {
        m_code->present();
        work();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &ShardCountDialog::carryOut);
    work();
}

ShardCountDialog::~ShardCountDialog() = default;

streams::UpdateShardCountRequest ShardCountDialog::request() const
{
    return {m_stream, std::uint32_t(m_shards->value())};
}

std::optional<world::ScalePreview> ShardCountDialog::preview() const
{
    const world::Snapshot world = m_newest();
    const auto index = world ? world->service().find(m_stream) : std::nullopt;
    if (!index || !world->service().stream(*index).map)
        return std::nullopt;
    return world::scalePreview(*world, *index, std::uint32_t(m_shards->value()));
}

void ShardCountDialog::present() { work(); }

void ShardCountDialog::work()
{
    const std::optional<world::ScalePreview> preview = this->preview();
    m_carryOut->setEnabled(preview && !preview->refusal && !preview->isNothingToDo());
    if (!preview) {
        m_facts->clear();
        m_strips->show({}, {});
        m_refusal->setText(errorText(streams::Reason::StreamNotFound).sentence);
        m_refusal->setVisible(true);
        return;
    }
    m_strips->show(preview->before, preview->after);
    const QString lines = shardCountLines(*preview, m_newest()->service().settings()).join(QLatin1Char('\n'));
    const QString head = shardCountHeadline(*preview) + QLatin1Char('\n');
    const QString allowance = shardCountAllowance(*preview);
    m_facts->setText(preview->refusal ? head + allowance : head + lines + QLatin1Char('\n') + allowance);
    m_refusal->setVisible(preview->refusal.has_value());
    m_refusal->setText(preview->refusal ? lines + QLatin1Char('\n') + verbatim(*preview->refusal) : QString{});
    // With larger text, or with a longer reason, it needs more height than it began with.
    if (isVisible() && layout()->totalHeightForWidth(width()) > height())
        resize(width(), layout()->totalHeightForWidth(width()));
}

// Meanwhile time has passed: what was right when it was chosen may be refused now.
void ShardCountDialog::carryOut()
{
    work();
    if (m_carryOut->isEnabled())
        accept();
}

}
