// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

/// As objectnames.h: of the first page, the settings and Check my setup.
namespace Ui::ObjectNames {

// First start
constexpr QLatin1String firstStartPage("firstStartPage");
constexpr QLatin1String settingsNotice("settingsNotice"); ///< a broken file was kept aside
constexpr QLatin1String demoChoice("demoChoice");
constexpr QLatin1String companyChoice("companyChoice");
constexpr QLatin1String remoteChoice("remoteChoice");
constexpr QLatin1String issuerField("issuerField");
constexpr QLatin1String remoteIssuerField("remoteIssuerField");
constexpr QLatin1String clientIdField("clientIdField");
constexpr QLatin1String agentUrlField("agentUrlField");
constexpr QLatin1String hrUrlField("hrUrlField");
constexpr QLatin1String checkIssuerButton("checkIssuerButton");
constexpr QLatin1String useSuggestionButton("useSuggestionButton");
constexpr QLatin1String goOnButton("goOnButton");
constexpr QLatin1String languageButton("languageButton");
constexpr QLatin1String languageMenu("languageMenu");
constexpr QLatin1String firstCheckLink("firstCheckLink"); ///< to Check my setup
// Settings
constexpr QLatin1String settingsPage("settingsPage");
constexpr QLatin1String settingsCategories("settingsCategories");
constexpr QLatin1String settingsAction("settingsAction");
constexpr QLatin1String checkSetupAction("checkSetupAction");
constexpr QLatin1String switchAccountAction("switchAccountAction");
constexpr QLatin1String settingsLink("settingsLink"); ///< on the sign-in page
constexpr QLatin1String checkSetupLink("checkSetupLink");
constexpr QLatin1String backButton("backButton");
constexpr QLatin1String restartNotice("restartNotice");
constexpr QLatin1String restartButton("restartButton");
constexpr QLatin1String chooseAgainButton("chooseAgainButton");
constexpr QLatin1String serviceRow("serviceRow"); ///< one for each connected service
constexpr QLatin1String changeServiceButton("changeServiceButton");
constexpr QLatin1String removeServiceButton("removeServiceButton");
constexpr QLatin1String removeNowButton("removeNowButton");
constexpr QLatin1String keepServiceButton("keepServiceButton");
constexpr QLatin1String servicesNote("servicesNote"); ///< why the list cannot be changed here
constexpr QLatin1String documentField("documentField");
constexpr QLatin1String readDocumentButton("readDocumentButton");
constexpr QLatin1String chooseDocumentButton("chooseDocumentButton");
constexpr QLatin1String readingDocument("readingDocument");
constexpr QLatin1String documentProblem("documentProblem");
constexpr QLatin1String serviceForm("serviceForm");
constexpr QLatin1String serviceNameField("serviceNameField");
constexpr QLatin1String serviceUrlField("serviceUrlField");
constexpr QLatin1String accessChoice("accessChoice"); ///< one for each way
constexpr QLatin1String accessWords("accessWords");
constexpr QLatin1String audienceField("audienceField");
constexpr QLatin1String scopeField("scopeField");
constexpr QLatin1String unreadWords("unreadWords");
constexpr QLatin1String readDocumentAgainButton("readDocumentAgainButton");
constexpr QLatin1String serviceKeyField("serviceKeyField");
constexpr QLatin1String whoCanHelpField("whoCanHelpField");
constexpr QLatin1String operationTable("operationTable");
constexpr QLatin1String allowAllButton("allowAllButton");
constexpr QLatin1String allowNoneButton("allowNoneButton");
constexpr QLatin1String readsChoice("readsChoice");
constexpr QLatin1String asksFirstChoice("asksFirstChoice");
constexpr QLatin1String rolesField("rolesField");
constexpr QLatin1String operationWords("operationWords"); ///< about the current row
constexpr QLatin1String serviceProblem("serviceProblem");
constexpr QLatin1String saveServiceButton("saveServiceButton");
constexpr QLatin1String cancelServiceButton("cancelServiceButton");
constexpr QLatin1String modelNow("modelNow"); ///< the sentence that says which answers
constexpr QLatin1String builtInChoice("builtInChoice");
constexpr QLatin1String modelServerChoice("modelServerChoice");
constexpr QLatin1String findModelsButton("findModelsButton");
constexpr QLatin1String fillInModelButton("fillInModelButton");
constexpr QLatin1String modelUrlField("modelUrlField");
constexpr QLatin1String modelNameField("modelNameField");
constexpr QLatin1String modelKeyField("modelKeyField");
constexpr QLatin1String modelDisclosure("modelDisclosure"); ///< what would go where
constexpr QLatin1String modelTrial("modelTrial"); ///< how a test went
constexpr QLatin1String testModelButton("testModelButton");
constexpr QLatin1String useModelButton("useModelButton");
constexpr QLatin1String systemLookChoice("systemLookChoice");
constexpr QLatin1String lightChoice("lightChoice");
constexpr QLatin1String darkChoice("darkChoice");
constexpr QLatin1String languageChoice("languageChoice"); ///< one for each
constexpr QLatin1String keepHistoryChoice("keepHistoryChoice");
constexpr QLatin1String historyDaysField("historyDaysField");
constexpr QLatin1String clearHistoryButton("clearHistoryButton");
constexpr QLatin1String clearNowButton("clearNowButton");
constexpr QLatin1String dontClearButton("dontClearButton");
constexpr QLatin1String undoClearButton("undoClearButton");
constexpr QLatin1String checkSetupPage("checkSetupPage");
constexpr QLatin1String checkSummary("checkSummary");
constexpr QLatin1String checkRow("checkRow"); ///< the words of a part
constexpr QLatin1String copyReportButton("copyReportButton");
constexpr QLatin1String checkAgainButton("checkAgainButton");
constexpr QLatin1String modelSettingsButton("modelSettingsButton");

} // namespace Ui::ObjectNames
