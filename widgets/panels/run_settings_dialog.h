// What holds from the start of a run: profile, how a shard counts a second, how long control calls take, what the
// service's references leave open, and the account's own quotas. Begins no run itself: whoever opens it does, once it
// is accepted; it is not while something typed is wrong, or while the scenario cannot begin with it.
#pragma once

#include "widgets/theme.h"
#include "world/scenario.h"

#include <QDialog>
#include <QString>

#include <functional>
#include <string>
#include <utility>
#include <vector>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;

namespace shardscope::widgets {

class ChoiceBox;

// In the order of the pages.
enum class RunSetting { Service, Timings, Questions, Quotas };

class RunSettingsDialog : public QDialog {
    Q_OBJECT

public:
    // Of the run that this scenario begins.
    RunSettingsDialog(world::Scenario scenario, const Theme& theme, QWidget* parent);

    void showPage(RunSetting page);
    // The quotas of a file and their profile, as if somebody had chosen it here.
    void takeQuotas(const QString& path);
    // As they have been chosen and typed; where something is wrong, as the scenario has it.
    [[nodiscard]] const world::WorldSettings& settings() const { return m_settings; }

private:
    // Takes what somebody has chosen or typed into the settings; or says what is wrong with it and what would be right.
    using Read = std::function<QString(streams::ServiceSettings&)>;
    struct Field {
        int page = 0;
        Read read;
    };
    // A line of a page; its name is that of the field in a scenario.
    struct Row {
        std::string name;
        QString title;
        QString hint;
    };
    struct OwnQuota {
        streams::QuotaName name{};
        QLineEdit* line = nullptr;
        QLabel* profiles = nullptr; // what the profile says
    };
    // What stands to the right of a title: its control, or nothing, and the control under it.
    enum class Beside { Control, Nothing };

    QGridLayout* addPage(const QString& name, const QString& intro);
    void addService();
    void addTimings();
    void addQuestions();
    void addQuotas();
    void addRow(QGridLayout* grid, Beside beside, const QString& title, QWidget* control, const QString& hint);
    ChoiceBox* addChoice(QGridLayout* grid, Beside beside, const Row& row,
        const std::vector<std::pair<QString, std::string>>& offered);
    QLineEdit* addLine(QGridLayout* grid, const Row& row);
    void addField(Read read); // of the page that was added last

    void fillTimings(const streams::Timings& timings);
    // Real, instant or neither.
    void showKindOfTimings();
    void showProfilesQuotas();
    void chooseQuotas();
    void hold(streams::RunQuotas quotas);
    void showRunsQuotas();
    void work();
    void apply();
    [[nodiscard]] const streams::ServiceSettings& service() const { return m_scenario.settings.service; }

    const world::Scenario m_scenario;
    const Theme m_theme;
    world::WorldSettings m_settings;
    std::vector<Field> m_fields;       // in the order of reading
    std::vector<QLineEdit*> m_timings; // in the order of world::kTimingFields
    std::vector<OwnQuota> m_quotas;
    streams::RunQuotas m_otherQuotas; // that the run has beside what the lines say
    QLabel* m_otherQuotasText = nullptr;
    QPushButton* m_withoutQuotas = nullptr;
    bool m_isFilling = true;
    QTabWidget* m_pages;
    ChoiceBox* m_profile = nullptr;
    ChoiceBox* m_kindOfTimings = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_apply = nullptr;
};

}
