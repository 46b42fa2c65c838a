// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1String>

/// Names by which tests find widgets and actions; never shown to people.
namespace Ui::ObjectNames {

// Sign-in page
constexpr QLatin1String signInPage("signInPage");
constexpr QLatin1String signInButton("signInButton");
constexpr QLatin1String openAgainButton("openAgainButton");
constexpr QLatin1String cancelSignInButton("cancelSignInButton");
constexpr QLatin1String signInProgress("signInProgress"); ///< the sentence while waiting
constexpr QLatin1String signInFailure("signInFailure"); ///< the sentence after a failure
// Bars
constexpr QLatin1String topBar("topBar");
constexpr QLatin1String statusBar("statusBar");
constexpr QLatin1String tabs("tabs");
constexpr QLatin1String demoPill("demoPill");
constexpr QLatin1String accountButton("accountButton");
constexpr QLatin1String accountMenu("accountMenu");
constexpr QLatin1String resetAction("resetAction");
constexpr QLatin1String signOutAction("signOutAction");
constexpr QLatin1String signedInUntil("signedInUntil"); ///< right end of the status bar
constexpr QLatin1String serviceState("serviceState"); ///< one button per service
constexpr QLatin1String modelState("modelState");
constexpr QLatin1String banner("banner");
constexpr QLatin1String tryNowButton("tryNowButton");
// Conversations
constexpr QLatin1String chatArea("chatArea");
constexpr QLatin1String sideList("sideList");
constexpr QLatin1String findField("findField");
constexpr QLatin1String newButton("newButton");
constexpr QLatin1String conversationList("conversationList");
constexpr QLatin1String sideNotice("sideNotice"); ///< instead of rows, or below them
constexpr QLatin1String renameField("renameField");
constexpr QLatin1String readingView("readingView"); ///< a conversation that is being read
constexpr QLatin1String readAgainButton("readAgainButton");
constexpr QLatin1String shortcutSheet("shortcutSheet");
// Chat
constexpr QLatin1String chatPage("chatPage");
constexpr QLatin1String welcomeView("welcomeView");
constexpr QLatin1String welcomeNotice("welcomeNotice");
constexpr QLatin1String suggestionRow("suggestionRow"); ///< what can be asked, one button per row
constexpr QLatin1String foldedTools("foldedTools");
constexpr QLatin1String messageList("messageList");
constexpr QLatin1String newTextButton("newTextButton");
constexpr QLatin1String composer("composer");
constexpr QLatin1String composerEdit("composerEdit");
constexpr QLatin1String sendButton("sendButton");
constexpr QLatin1String stopButton("stopButton");
// Cards: the open one is a widget
constexpr QLatin1String refusalCard("refusalCard");
constexpr QLatin1String approvalCard("approvalCard");
constexpr QLatin1String failureCard("failureCard");
constexpr QLatin1String parkedCard("parkedCard");
constexpr QLatin1String stoppedCard("stoppedCard");
constexpr QLatin1String cardTitle("cardTitle");
constexpr QLatin1String cardSentence("cardSentence");
constexpr QLatin1String cardFact("cardFact"); ///< a value: "Office management (office-management)"
constexpr QLatin1String copyRequestButton("copyRequestButton");
constexpr QLatin1String suggestionButton("suggestionButton");
constexpr QLatin1String askAgainButton("askAgainButton");
constexpr QLatin1String editButton("editButton");
constexpr QLatin1String approveButton("approveButton");
constexpr QLatin1String declineButton("declineButton");
constexpr QLatin1String exactRequest("exactRequest");
constexpr QLatin1String signInAgainButton("signInAgainButton");
constexpr QLatin1String dropButton("dropButton");
// My data
constexpr QLatin1String myDataPage("myDataPage");
constexpr QLatin1String ownDaysOff("ownDaysOff"); ///< the number
constexpr QLatin1String ownDaysTitle("ownDaysTitle");
constexpr QLatin1String refreshButton("refreshButton");
constexpr QLatin1String ownLookupTable("ownLookupTable");
constexpr QLatin1String ownLookupFoot("ownLookupFoot");
// Admin
constexpr QLatin1String adminPage("adminPage");
constexpr QLatin1String employeesPanel("employeesPanel");
constexpr QLatin1String findPersonField("findPersonField");
constexpr QLatin1String employeeCount("employeeCount");
constexpr QLatin1String exportButton("exportButton");
constexpr QLatin1String employeeTable("employeeTable");
constexpr QLatin1String employeeNotice("employeeNotice");
constexpr QLatin1String changeForm("changeForm");
constexpr QLatin1String daysField("daysField");
constexpr QLatin1String reasonField("reasonField");
constexpr QLatin1String saveButton("saveButton");
constexpr QLatin1String cancelChangeButton("cancelChangeButton");
constexpr QLatin1String useTheirsButton("useTheirsButton");
constexpr QLatin1String changeNotice("changeNotice"); ///< a conflict, or that it did not work
constexpr QLatin1String findLogField("findLogField");
constexpr QLatin1String scopeButton("scopeButton");
constexpr QLatin1String periodButton("periodButton");
constexpr QLatin1String lookupTable("lookupTable");
constexpr QLatin1String lookupFoot("lookupFoot");
constexpr QLatin1String refusalPanel("refusalPanel");
// A program that could not start
constexpr QLatin1String startFailure("startFailure");

} // namespace Ui::ObjectNames
