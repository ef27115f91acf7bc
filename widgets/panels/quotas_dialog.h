// Every quota of the service as it holds in this run, beside that of the other profile, with its source and date and
// what of it is used now; and what the service's references leave open, with how this run answers it. Posts nothing.
#pragma once

#include "widgets/theme.h"
#include "world/quota_catalogue.h"
#include "world/runner.h"

#include <QDialog>

#include <functional>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QTabWidget;
class QTableView;
class QTreeWidget;

namespace shardscope::widgets {

enum class RunSetting;

class QuotasDialog : public QDialog {
    Q_OBJECT

public:
    // The world as it is now: time may go on while the dialog is open.
    using Newest = std::function<world::Snapshot()>;
    enum Column { Quota, Value, Unit, Other, Used, Source, Date, kColumns };

    QuotasDialog(Newest newest, const Theme& theme, QWidget* parent);
    ~QuotasDialog() override;

    // What is used of them now.
    void present();
    // Those that are shown, in their order, as CSV.
    [[nodiscard]] QString csv() const;
    // All that hold, as a file of quotas.
    [[nodiscard]] QString json() const;
    [[nodiscard]] QTableView* table() const { return m_table; }
    // Once it is closed: where somebody wants to change what stands here.
    [[nodiscard]] std::optional<RunSetting> settingsAsked() const { return m_settingsAsked; }

private:
    class Filter;

    [[nodiscard]] QWidget* makeQuestions();
    void fill();
    void fillRow(int row);
    void fillQuestions();
    void sort();
    void save();
    [[nodiscard]] QString noteText(const world::World& world) const;

    Newest m_newest;
    Theme m_theme;
    QTabWidget* m_pages;
    QLineEdit* m_search;
    QComboBox* m_order;
    QCheckBox* m_onlyDifferent;
    QLabel* m_note;
    QLabel* m_warning;
    QTableView* m_table;
    QStandardItemModel* m_model;
    Filter* m_rows;
    QTreeWidget* m_questions;
    std::optional<RunSetting> m_settingsAsked;
    streams::Profile m_profile{};
    std::vector<world::QuotaEntry> m_entries; // by row of the model
};

}
