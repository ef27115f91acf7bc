#include "widgets/panels/access_dialog.h"

#include "widgets/stage/dialog_parts.h"
#include "world/preview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace shardscope::widgets {

AccessDialog::AccessDialog(Newest newest, const std::string& stream, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_newest(std::move(newest)), m_shown(m_newest()), m_pages(new QTabWidget(this)),
      m_refusal(makeSentences(this))
{
    setObjectName(QStringLiteral("access"));
    setWindowTitle(tr("Access"));
    m_refusal->setObjectName(QStringLiteral("refusal"));
    setInk(m_refusal, theme.hotText);
    m_pages->setUsesScrollButtons(true);
    m_pages->tabBar()->setAccessibleName(tr("Parts of access"));
    m_pages->tabBar()->setExpanding(false);
    addPage(new PolicyTestPage(stream, theme, this), tr("Policy tester"));
    addPage(new KeyPage(stream, theme, this), tr("KMS key"));
    addPage(new SwitchPage(theme, this), tr("Operations"));
    addPage(new AccountPage(theme, this), tr("Account"));

    auto* buttons = new QDialogButtonBox(this);
    QPushButton* close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setIcon({});
    close->setDefault(true);
    auto* column = makeColumn(this, theme);
    column->addWidget(m_pages, 1);
    column->addWidget(m_refusal);
    column->addWidget(buttons);
    const QSize wanted(theme.px(820), theme.px(560));
    resize(parent != nullptr ? wanted.boundedTo(parent->window()->size()) : wanted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A page that is not on show is shown the newest world when it is turned to.
    connect(m_pages, &QTabWidget::currentChanged, this, [this](int page) {
        m_refusal->clear();
        m_contents.at(std::size_t(page))->present(m_shown);
    });
    m_contents.front()->present(m_shown);
}

// Pages scroll where text is large.
void AccessDialog::addPage(AccessPage* page, const QString& name)
{
    auto* scroll = new QScrollArea(m_pages);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    m_pages->addTab(scroll, name);
    m_contents.push_back(page);
    connect(page, &AccessPage::asked, this, &AccessDialog::ask);
}

void AccessDialog::showPage(Page page) { m_pages->setCurrentIndex(int(page)); }

void AccessDialog::present()
{
    const world::Snapshot newest = m_newest();
    if (newest == m_shown)
        return;
    m_shown = newest;
    m_contents.at(std::size_t(m_pages->currentIndex()))->present(m_shown);
}

void AccessDialog::showRefusal(const streams::Refusal& refusal) { m_refusal->setText(refusalText(refusal)); }

// Meanwhile time has passed: what was right when it was chosen may be refused now.
void AccessDialog::ask(const world::Action& action)
{
    present();
    m_refusal->clear();
    if (const auto refused = world::preview(*m_shown, {action}).refusal)
        showRefusal(*refused);
    else
        emit asked({action});
}

}
