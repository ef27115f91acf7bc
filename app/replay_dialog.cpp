#include "replay_dialog.h"

#include "clients/access_log.h"
#include "clients/bounds.h"
#include "widgets/format.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cstdint>
#include <utility>

namespace shardscope::app {

namespace {

constexpr std::int64_t kUsualSpeed = 3'600'000; // an hour in a second
constexpr std::int64_t kAsItWas = 1'000;

}

ReplayDialog::ReplayDialog(const QString& folder, const world::Scenario& open, QWidget* parent)
    : QDialog(parent), m_folder(folder), m_open(open), m_what(new QLabel(this)), m_form(new QFormLayout),
      m_file(new QLineEdit(this)), m_key(new QComboBox(this)), m_shards(new QSpinBox(this)),
      m_speed(new QComboBox(this)), m_length(new QLabel(this)), m_message(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Replay"));
    m_file->setPlaceholderText(tr("Access log, captured calls as NDJSON, or pages of get-records"));
    m_file->setMinimumWidth(340);
    for (const std::string_view field : clients::accessLogFields())
        m_key->addItem(QString::fromUtf8(field.data(), qsizetype(field.size())));
    m_key->setCurrentText(QStringLiteral("client"));
    m_shards->setRange(1, 10'000);
    m_shards->setValue(4);
    // In thousandths of a log second in a virtual one.
    for (const std::int64_t speed :
        {std::int64_t{10}, std::int64_t{100}, kAsItWas, std::int64_t{10'000}, std::int64_t{60'000},
            std::int64_t{600'000}, kUsualSpeed, std::int64_t{36'000'000}, std::int64_t{100'000'000}})
        m_speed->addItem(widgets::format::speed(speed), qlonglong(speed));
    m_speed->addItem(widgets::format::speed(0), qlonglong(clients::bounds::kSpeedThousandths));
    m_speed->setCurrentIndex(m_speed->findData(qlonglong(kUsualSpeed)));
    m_speed->setObjectName(QStringLiteral("logSpeed"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->hide();
    m_buttons->button(QDialogButtonBox::Open)->setText(tr("Replay"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));

    auto* browse = new QPushButton(tr("Browse\u2026"), this);
    browse->setAutoDefault(false);
    auto* file = new QHBoxLayout;
    file->addWidget(m_file, 1);
    file->addWidget(browse);
    m_length->setWordWrap(true);
    m_length->setObjectName(QStringLiteral("replayLength"));
    m_form->addRow(tr("File"), file);
    m_form->addRow(tr("Partition key"), m_key);
    m_form->addRow(tr("Shards"), m_shards);
    m_form->addRow(tr("Speed", "of a replay"), m_speed);
    auto* column = new QVBoxLayout(this);
    m_what->setWordWrap(true);
    column->addWidget(m_what);
    column->addLayout(m_form);
    column->addWidget(m_length);
    column->addWidget(m_message);
    column->addWidget(m_buttons);

    connect(browse, &QPushButton::clicked, this, &ReplayDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, &ReplayDialog::check);
    connect(m_speed, &QComboBox::currentIndexChanged, this, &ReplayDialog::say);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ReplayDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    check();
}

void ReplayDialog::setFile(const QString& path) { m_file->setText(path); }

ReplayChoice ReplayDialog::choice() const
{
    return {.file = m_file->text().trimmed(),
        .keyField = m_key->currentText(),
        .shards = m_shards->value(),
        .speedThousandths = m_speed->currentData().toLongLong()};
}

void ReplayDialog::accept()
{
    const ReplayChoice chosen = choice();
    base::Result<Opened, Failure> opened = m_calls.empty()
        ? openLog(chosen)
        : openCalls(chosen.file, m_open,
            {.shards = std::uint32_t(chosen.shards), .speedThousandths = chosen.speedThousandths});
    if (opened) {
        m_opened = std::move(*opened);
        QDialog::accept();
        return;
    }
    m_message->setText(QString::fromStdString(opened.error().problem.text()));
    m_message->show();
}

void ReplayDialog::browse()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a log or captured calls"), m_folder,
        tr("Logs and calls (*.log *.txt *access* *.ndjson *.json);;All files (*)"));
    if (!path.isEmpty())
        m_file->setText(path);
}

void ReplayDialog::check()
{
    const QString path = m_file->text().trimmed();
    const bool wasCapture = !m_calls.empty();
    m_calls.clear();
    m_message->hide();
    bool isFine = QFileInfo(path).isFile();
    const auto kind = isFine ? kindOf(path) : base::Result<FileKind, Failure>{FileKind::Log};
    if (kind && *kind == FileKind::Calls) {
        if (auto calls = readCalls(path)) {
            m_calls = std::move(*calls);
        } else {
            m_message->setText(QString::fromStdString(calls.error().problem.text()));
            m_message->show();
            isFine = false;
        }
    }
    // What is usual differs: calls of minutes, logs of days.
    if (wasCapture == m_calls.empty())
        m_speed->setCurrentIndex(m_speed->findData(qlonglong(m_calls.empty() ? kUsualSpeed : kAsItWas)));
    m_form->setRowVisible(m_key, m_calls.empty());
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(isFine);
    say();
}

void ReplayDialog::say()
{
    m_what->setText(m_calls.empty()
            ? tr("Each line becomes one record, put when the log says it happened. The speed presses log time into "
                 "virtual time; the speed of the run comes on top of it.")
            : tr("The calls are made again, on the streams that are open where those have all that is put to, else on "
                 "streams of their own. The speed presses captured time into virtual time; the speed of the run comes "
                 "on top of it."));
    m_length->setVisible(!m_calls.empty());
    m_length->setText(m_calls.empty() ? QString() : lengthText(choice().speedThousandths));
}

QString ReplayDialog::lengthText(std::int64_t speedThousandths) const
{
    const int count = int(m_calls.size());
    const auto lasts = world::replayedAt(m_calls.back().at.time_since_epoch(), speedThousandths);
    if (!lasts)
        return tr("%n call(s): longer at this speed than a run can last. Choose a faster one.", nullptr, count);
    if (lasts->count() == 0)
        return tr("%n call(s), one after another without pauses, at the start of the run.", nullptr, count);
    return tr("%n call(s) in %1.", nullptr, count).arg(widgets::format::duration(*lasts));
}

}
