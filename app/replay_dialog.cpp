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

namespace shardscope::app {

namespace {

constexpr std::int64_t kUsualSpeed = 3'600'000; // an hour in a second

}

ReplayDialog::ReplayDialog(const QString& folder, QWidget* parent)
    : QDialog(parent), m_folder(folder), m_file(new QLineEdit(this)), m_key(new QComboBox(this)),
      m_shards(new QSpinBox(this)), m_speed(new QComboBox(this)), m_message(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Open | QDialogButtonBox::Cancel, this))
{
    setWindowTitle(tr("Replay a log"));
    m_file->setPlaceholderText(tr("Access log in the common or combined format"));
    m_file->setMinimumWidth(340);
    for (const std::string_view field : clients::accessLogFields())
        m_key->addItem(QString::fromUtf8(field.data(), qsizetype(field.size())));
    m_key->setCurrentText(QStringLiteral("client"));
    m_shards->setRange(1, 10'000);
    m_shards->setValue(4);
    // In thousandths of a log second in a virtual one.
    for (const std::int64_t speed :
        {std::int64_t{10}, std::int64_t{100}, std::int64_t{1'000}, std::int64_t{10'000}, std::int64_t{60'000},
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
    auto* form = new QFormLayout;
    form->addRow(tr("File"), file);
    form->addRow(tr("Partition key"), m_key);
    form->addRow(tr("Shards"), m_shards);
    form->addRow(tr("Log speed"), m_speed);
    auto* column = new QVBoxLayout(this);
    auto* what = new QLabel(
        tr("Each line becomes one record, put when the log says it happened. The log speed presses log time into "
           "virtual time; the speed of the run comes on top of it."),
        this);
    what->setWordWrap(true);
    column->addWidget(what);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(m_buttons);

    connect(browse, &QPushButton::clicked, this, &ReplayDialog::browse);
    connect(m_file, &QLineEdit::textChanged, this, &ReplayDialog::check);
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
    base::Result<Opened, Failure> opened = openLog(choice());
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
    const QString path = QFileDialog::getOpenFileName(this, tr("Choose a log"), m_folder,
        tr("Logs (*.log *.txt *access*);;All files (*)"));
    if (!path.isEmpty())
        m_file->setText(path);
}

void ReplayDialog::check()
{
    m_message->hide();
    m_buttons->button(QDialogButtonBox::Open)->setEnabled(QFileInfo(m_file->text().trimmed()).isFile());
}

}
