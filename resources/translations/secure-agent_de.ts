<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Main::Ask</name>
    <message>
        <source>You sign in in your browser. This program never sees your password.</source>
        <translation>Sie melden sich in Ihrem Browser an. Dieses Programm sieht Ihr Passwort nie.</translation>
    </message>
    <message>
        <source>Next time you sign in again.</source>
        <translation>Beim nächsten Mal melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>Asking %1 as %2 …</source>
        <translation>%1 wird als %2 gefragt …</translation>
    </message>
    <message>
        <source>Receipt: %1 in %2, about %3, as %4: %5 (%6)</source>
        <translation>Beleg: %1 in %2, über %3, als %4: %5 (%6)</translation>
    </message>
    <message>
        <source>This takes another sign-in than yours. Ask in the window, which can sign you in once more.</source>
        <translation>Dafür braucht es eine andere Anmeldung als Ihre. Fragen Sie im Fenster: dort können Sie sich noch einmal anmelden.</translation>
    </message>
    <message>
        <source>Your sign-in ended before the answer was there. Ask again.</source>
        <translation>Ihre Anmeldung endete, bevor die Antwort da war. Fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>This would change something in your name. Open the window to decide; nothing was changed.</source>
        <translation>Das würde etwas in Ihrem Namen ändern. Öffnen Sie das Fenster, um zu entscheiden; es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>Main::Desktop</name>
    <message>
        <source>Where do you sign in? Start Secure Agent with --issuer and the address of your company&apos;s identity provider, or try it with --demo.</source>
        <translation>Wo melden Sie sich an? Starten Sie Secure Agent mit --issuer und der Adresse des Anmeldedienstes Ihrer Firma, oder probieren Sie es mit --demo aus.</translation>
    </message>
    <message>
        <source>an employee without roles</source>
        <translation>eine Angestellte ohne Rollen</translation>
    </message>
    <message>
        <source>an office manager</source>
        <translation>eine Büroleitung</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>HR</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Your conversations could not be read. They are kept as %1; you start with new ones.</source>
        <translation>Ihre Gespräche konnten nicht gelesen werden. Sie sind als %1 aufgehoben; Sie beginnen mit neuen.</translation>
    </message>
</context>
<context>
    <name>Main::PrintedBrowser</name>
    <message>
        <source>Open this address in a browser on this computer:</source>
        <translation>Öffnen Sie diese Adresse in einem Browser auf diesem Computer:</translation>
    </message>
</context>
<context>
    <name>Main::Profile</name>
    <message>
        <source>There is no room for temporary files on this computer.</source>
        <translation>Auf diesem Computer ist kein Platz für vorübergehende Dateien.</translation>
    </message>
</context>
<context>
    <name>Main::Program</name>
    <message>
        <source>Your settings could not be read. They are kept as %1; you start with new ones.</source>
        <translation>Ihre Einstellungen konnten nicht gelesen werden. Sie sind als %1 aufgehoben; Sie beginnen mit neuen.</translation>
    </message>
    <message>
        <source>The list of your connected services could not be read. It is kept as %1; you start without it.</source>
        <translation>Die Liste Ihrer verbundenen Dienste konnte nicht gelesen werden. Sie ist als %1 aufgehoben; Sie beginnen ohne sie.</translation>
    </message>
    <message>
        <source>The texts of your language could not be read. This window speaks English.</source>
        <translation>Die Texte Ihrer Sprache konnten nicht gelesen werden. Dieses Fenster spricht Englisch.</translation>
    </message>
</context>
<context>
    <name>Session::SignInPage</name>
    <message>
        <source>Thank you</source>
        <translation>Danke</translation>
    </message>
    <message>
        <source>You can close this page and go back to Secure Agent.</source>
        <translation>Sie können diese Seite schließen und zu Secure Agent zurückkehren.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Sie sind nicht angemeldet</translation>
    </message>
    <message>
        <source>You can close this page. Secure Agent tells you what you can do.</source>
        <translation>Sie können diese Seite schließen. Secure Agent sagt Ihnen, was Sie tun können.</translation>
    </message>
    <message>
        <source>This page is no longer needed</source>
        <translation>Diese Seite wird nicht mehr gebraucht</translation>
    </message>
    <message>
        <source>No sign-in is waiting for it. You can close it and start again in Secure Agent.</source>
        <translation>Keine Anmeldung wartet darauf. Sie können sie schließen und in Secure Agent neu beginnen.</translation>
    </message>
</context>
<context>
    <name>Ui::AdminPage</name>
    <message>
        <source>You may not see everyone’s days off</source>
        <translation>Sie dürfen die Urlaubstage der anderen nicht sehen</translation>
    </message>
    <message>
        <source>HR gave no data. Seeing someone else’s days off takes a role that you do not have.</source>
        <translation>HR gab keine Daten. Um die Urlaubstage anderer zu sehen, braucht es eine Rolle, die Sie nicht haben.</translation>
    </message>
</context>
<context>
    <name>Ui::AnswerNotices</name>
    <message>
        <source>Your answer is there</source>
        <translation>Ihre Antwort ist da</translation>
    </message>
    <message>
        <source>Your approval is wanted</source>
        <translation>Ihre Genehmigung wird gebraucht</translation>
    </message>
    <message>
        <source>Your question waits for a sign-in</source>
        <translation>Ihre Frage wartet auf eine Anmeldung</translation>
    </message>
</context>
<context>
    <name>Ui::AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>It takes effect at once.</source>
        <translation>Es gilt sofort.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
</context>
<context>
    <name>Ui::Banner</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The conversation could not be removed.</source>
        <translation>Das Gespräch konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The agent did not answer. The conversation is still here.</source>
        <translation>Der Agent hat nicht geantwortet. Das Gespräch ist noch da.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>This conversation is very long.</source>
        <translation>Dieses Gespräch ist sehr lang.</translation>
    </message>
    <message>
        <source>Only its newest questions are shown here.</source>
        <translation>Hier stehen nur die neuesten Fragen.</translation>
    </message>
    <message>
        <source>Your conversations and drafts are safe.</source>
        <translation>Ihre Gespräche und Entwürfe sind sicher.</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Nächster Versuch in %1 s.</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
</context>
<context>
    <name>Ui::CardWidget</name>
    <message>
        <source>Copy a request to send</source>
        <translation>Anfrage zum Senden kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>You can ask instead</source>
        <translation>Das können Sie stattdessen fragen</translation>
    </message>
    <message>
        <source>Exactly this is sent, once</source>
        <translation>Genau das wird gesendet, einmal</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Die Frage bearbeiten</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Strg Enter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation>Anmeldeseite öffnen</translation>
    </message>
    <message>
        <source>Drop the question</source>
        <translation>Frage fallen lassen</translation>
    </message>
</context>
<context>
    <name>Ui::ChangeForm</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>Urlaubstage</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Someone changed this to %1 at %2. Your %3 is not saved.</source>
        <translation>Jemand hat das um %2 in %1 geändert. Ihre %3 ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>Someone changed this to %1. Your %2 is not saved.</source>
        <translation>Jemand hat das in %1 geändert. Ihre %2 ist nicht gespeichert.</translation>
    </message>
    <message>
        <source>It is not known whether %1’s days off were changed. HR took the request but did not answer. Look it up before you try again.</source>
        <translation>Es ist nicht bekannt, ob die Urlaubstage von %1 geändert wurden. HR hat die Anfrage angenommen, aber nicht geantwortet. Sehen Sie nach, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>HR does not take this number or this reason. Nothing was changed.</source>
        <translation>HR nimmt diese Zahl oder diesen Grund nicht an. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>HR could not save this. Nothing was changed.</source>
        <translation>HR konnte das nicht speichern. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
</context>
<context>
    <name>Ui::ChatArea</name>
    <message>
        <source>The agent did not answer. The old name is back.</source>
        <translation>Der Agent hat nicht geantwortet. Der alte Name ist wieder da.</translation>
    </message>
    <message>
        <source>The agent did not answer. The conversation is still here.</source>
        <translation>Der Agent hat nicht geantwortet. Das Gespräch ist noch da.</translation>
    </message>
</context>
<context>
    <name>Ui::ChatPage</name>
    <message>
        <source>Opens %1</source>
        <translation>Öffnet %1</translation>
    </message>
</context>
<context>
    <name>Ui::CheckSetupPage</name>
    <message>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Noch einmal prüfen</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
    <message>
        <source>The report has no tokens, keys or passwords in it.</source>
        <translation>Der Bericht enthält keine Token, Schlüssel oder Passwörter.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Der Bericht wurde kopiert.</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n parts.</source>
        <translation>
            <numerusform>%n Teil wird angesehen.</numerusform>
            <numerusform>%n Teile werden angesehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 are fine.</source>
        <translation>%1 von %2 sind in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n need you.</source>
        <translation>
            <numerusform>%n braucht Sie.</numerusform>
            <numerusform>%n brauchen Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked today at %1, in %2 s.</source>
        <translation>Heute um %1 geprüft, in %2 s.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>braucht Sie</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>nicht angesehen</translation>
    </message>
    <message>
        <source>Model settings</source>
        <translation>Einstellungen des Modells</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>Ui::Composer</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Senden (Enter)</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Acts as %1</source>
        <translation>Handelt als %1</translation>
    </message>
    <message>
        <source>Ask as %1</source>
        <translation>Als %1 fragen</translation>
    </message>
    <message>
        <source>You can type your next question</source>
        <translation>Sie können schon die nächste Frage schreiben</translation>
    </message>
    <message>
        <source>Waiting for your decision above</source>
        <translation>Wartet auf Ihre Entscheidung oben</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>Wartet auf Ihre Anmeldung</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>Fragen Sie etwas</translation>
    </message>
    <message>
        <source>Ask something about %1</source>
        <translation>Fragen Sie etwas über: %1</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionSettings</name>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept. What you set here goes when you close the window.</source>
        <translation>Demo auf diesem Computer: nichts wird aufgehoben. Was Sie hier einstellen, geht, wenn Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>Die Demo verlassen</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <translation>Einen anderen Weg wählen</translation>
    </message>
    <message>
        <source>This window was started with addresses on the command line, which win over what is set.</source>
        <translation>Dieses Fenster wurde mit Adressen auf der Befehlszeile gestartet; sie gehen dem vor, was eingestellt ist.</translation>
    </message>
    <message>
        <source>On this computer, as long as this program runs</source>
        <translation>Auf diesem Computer, solange dieses Programm läuft</translation>
    </message>
    <message>
        <source>You sign in at</source>
        <translation>Sie melden sich an bei</translation>
    </message>
    <message>
        <source>The demo’s own sign-in page</source>
        <translation>Der eigenen Anmeldeseite der Demo</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>HR</translation>
    </message>
    <message>
        <source>Known to the agent only</source>
        <translation>Nur dem Agenten bekannt</translation>
    </message>
    <message>
        <source>%1 in your name by</source>
        <translation>%1 in Ihrem Namen mit</translation>
    </message>
    <message>
        <source>Your own sign-in, sent to this service only</source>
        <translation>Ihrer eigenen Anmeldung, die nur an diesen Dienst geht</translation>
    </message>
    <message>
        <source>Token exchange: a token that opens this service alone</source>
        <translation>Token-Austausch: ein Token, das nur diesen Dienst öffnet</translation>
    </message>
    <message>
        <source>A key of your company’s: the service does not learn who asks</source>
        <translation>Einem Schlüssel Ihrer Firma: der Dienst erfährt nicht, wer fragt</translation>
    </message>
    <message>
        <source>No sign-in</source>
        <translation>Keiner Anmeldung</translation>
    </message>
</context>
<context>
    <name>Ui::ConversationExport</name>
    <message>
        <source>Export the conversation</source>
        <translation>Gespräch exportieren</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>The conversation is saved.</source>
        <translation>Das Gespräch ist gespeichert.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>## %1, %2</source>
        <comment>person, date and time</comment>
        <translation>## %1, %2</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
</context>
<context>
    <name>Ui::EmployeeTable</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>%1, %2 days off left, last changed %3</source>
        <translation>%1, noch %2 Urlaubstage, zuletzt geändert %3</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Days off left</source>
        <translation>Urlaubstage übrig</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
</context>
<context>
    <name>Ui::EmployeesPanel</name>
    <message>
        <source>Find a person</source>
        <translation>Person suchen</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Angestellte</translation>
    </message>
    <message>
        <source>%1’s days off are changed.</source>
        <translation>Die Urlaubstage von %1 sind geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln Person</numerusform>
            <numerusform>%Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>HR did not answer. What you see may be old.</source>
        <translation>HR hat nicht geantwortet. Was Sie sehen, ist vielleicht veraltet.</translation>
    </message>
    <message>
        <source>HR has no employees yet.</source>
        <translation>HR hat noch keine Angestellten.</translation>
    </message>
    <message>
        <source>Nobody is called that.</source>
        <translation>Niemand heißt so.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>The row is copied.</source>
        <translation>Die Zeile ist kopiert.</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>Sortieren nach: %1</translation>
    </message>
    <message>
        <source>Export the employees</source>
        <translation>Angestellte exportieren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Durch Kommas getrennte Werte (*.csv)</translation>
    </message>
    <message>
        <source>HR did not answer. No file was written.</source>
        <translation>HR hat nicht geantwortet. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Days off left</source>
        <translation>Urlaubstage übrig</translation>
    </message>
    <message>
        <source>Last changed by</source>
        <translation>Zuletzt geändert von</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>The file is saved.</source>
        <translation>Die Datei ist gespeichert.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Die Datei konnte nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
</context>
<context>
    <name>Ui::ErrorTexts</name>
    <message>
        <source>The service</source>
        <translation>Der Dienst</translation>
    </message>
    <message>
        <source>It gave as its reason: “%1”</source>
        <translation>Als Grund nannte er: „%1“</translation>
    </message>
    <message>
        <source>The sign-in page did not let you in.</source>
        <translation>Die Anmeldeseite hat Sie nicht eingelassen.</translation>
    </message>
    <message>
        <source>You are not signed in. %1</source>
        <translation>Sie sind nicht angemeldet. %1</translation>
    </message>
    <message>
        <source>The sign-in service did not accept the request.</source>
        <translation>Der Anmeldedienst hat die Anfrage nicht angenommen.</translation>
    </message>
    <message>
        <source>The sign-in service does not answer.</source>
        <translation>Der Anmeldedienst antwortet nicht.</translation>
    </message>
    <message>
        <source>You are not signed in. See whether you are online, then try again. It should be at %1.</source>
        <translation>Sie sind nicht angemeldet. Sehen Sie nach, ob Sie online sind, und versuchen Sie es dann noch einmal. Der Dienst sollte hier sein: %1.</translation>
    </message>
    <message>
        <source>What answers at %1 is no sign-in service.</source>
        <translation>Was unter %1 antwortet, ist kein Anmeldedienst.</translation>
    </message>
    <message>
        <source>You are not signed in. Check the sign-in address, or ask who gave it to you.</source>
        <translation>Sie sind nicht angemeldet. Prüfen Sie die Anmeldeadresse, oder fragen Sie, wer sie Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>The service calls itself %1, without the slash at the end.</source>
        <translation>Der Dienst nennt sich %1, ohne den Schrägstrich am Ende.</translation>
    </message>
    <message>
        <source>You are not signed in. Use exactly this address.</source>
        <translation>Sie sind nicht angemeldet. Verwenden Sie genau diese Adresse.</translation>
    </message>
    <message>
        <source>The service calls itself %1.</source>
        <translation>Der Dienst nennt sich %1.</translation>
    </message>
    <message>
        <source>You are not signed in. The address that is set is %1, and the two must be the same.</source>
        <translation>Sie sind nicht angemeldet. Eingestellt ist die Adresse %1, und die beiden müssen gleich sein.</translation>
    </message>
    <message>
        <source>You are not signed in. Nothing was changed. You can try again.</source>
        <translation>Sie sind nicht angemeldet. Es wurde nichts geändert. Sie können es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>You did not sign in.</source>
        <translation>Sie haben sich nicht angemeldet.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing came back from your browser.</source>
        <translation>Von Ihrem Browser kam nichts zurück.</translation>
    </message>
    <message>
        <source>You are not signed in. The page waits five minutes. You can open it again.</source>
        <translation>Sie sind nicht angemeldet. Die Seite wartet fünf Minuten. Sie können sie noch einmal öffnen.</translation>
    </message>
    <message>
        <source>Your browser could not be opened.</source>
        <translation>Ihr Browser konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>You are not signed in. Choose a default browser in the settings of your computer, then try again.</source>
        <translation>Sie sind nicht angemeldet. Wählen Sie in den Einstellungen Ihres Computers einen Standardbrowser, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The answer of the sign-in page cannot be received on this computer.</source>
        <translation>Die Antwort der Anmeldeseite kann auf diesem Computer nicht empfangen werden.</translation>
    </message>
    <message>
        <source>You are not signed in. Close programs that you do not need, then try again.</source>
        <translation>Sie sind nicht angemeldet. Schließen Sie Programme, die Sie nicht brauchen, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>This sign-in is not as strong as the service asks for.</source>
        <translation>Diese Anmeldung ist nicht so stark, wie der Dienst es verlangt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask who looks after the sign-in service.</source>
        <translation>Es wurde nichts geändert. Fragen Sie, wer den Anmeldedienst betreut.</translation>
    </message>
    <message>
        <source>What came back from the sign-in page cannot be trusted.</source>
        <translation>Was von der Anmeldeseite zurückkam, ist nicht vertrauenswürdig.</translation>
    </message>
    <message>
        <source>You are not signed in. Try again. When it happens again, tell who looks after the sign-in service.</source>
        <translation>Sie sind nicht angemeldet. Versuchen Sie es noch einmal. Wenn es wieder geschieht, sagen Sie es denen, die den Anmeldedienst betreuen.</translation>
    </message>
    <message>
        <source>The agent did not answer</source>
        <translation>Der Agent hat nicht geantwortet</translation>
    </message>
    <message>
        <source>It is not known whether your decision arrived. Look it up before you try again.</source>
        <translation>Es ist nicht bekannt, ob Ihre Entscheidung angekommen ist. Sehen Sie nach, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Your question is kept: ask it again when the agent is back.</source>
        <translation>Es wurde nichts geändert. Ihre Frage ist aufgehoben: stellen Sie sie noch einmal, wenn der Agent wieder da ist.</translation>
    </message>
    <message>
        <source>Your sign-in ended</source>
        <translation>Ihre Anmeldung ist abgelaufen</translation>
    </message>
    <message>
        <source>Nothing was changed. Sign in again, then ask again.</source>
        <translation>Es wurde nichts geändert. Melden Sie sich wieder an, und fragen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>You may not use this agent</source>
        <translation>Sie dürfen diesen Agenten nicht verwenden</translation>
    </message>
    <message>
        <source>Nothing was done. Whoever looks after Secure Agent can give you the right to use it.</source>
        <translation>Es wurde nichts getan. Wer Secure Agent betreut, kann Ihnen das Recht dazu geben.</translation>
    </message>
    <message>
        <source>That was too fast</source>
        <translation>Das war zu schnell</translation>
    </message>
    <message>
        <source>You can go on in %1 s. Your question is kept.</source>
        <translation>In %1 s können Sie weitermachen. Ihre Frage ist aufgehoben.</translation>
    </message>
    <message>
        <source>You can go on in a moment. Your question is kept.</source>
        <translation>Gleich können Sie weitermachen. Ihre Frage ist aufgehoben.</translation>
    </message>
    <message>
        <source>This request is no longer the one you saw</source>
        <translation>Diese Anfrage ist nicht mehr die, die Sie gesehen haben</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask again, and decide again.</source>
        <translation>Es wurde nichts geändert. Fragen Sie noch einmal, und entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>The agent did not take this question</source>
        <translation>Der Agent hat diese Frage nicht angenommen</translation>
    </message>
    <message>
        <source>Nothing was done. It may be too long: make it shorter and ask again.</source>
        <translation>Es wurde nichts getan. Vielleicht ist sie zu lang: kürzen Sie sie, und fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The answer stopped in the middle</source>
        <translation>Die Antwort brach in der Mitte ab</translation>
    </message>
    <message>
        <source>What you see may be incomplete. Ask again to get the whole answer.</source>
        <translation>Was Sie sehen, ist vielleicht unvollständig. Fragen Sie noch einmal, um die ganze Antwort zu bekommen.</translation>
    </message>
    <message>
        <source>The agent could not answer</source>
        <translation>Der Agent konnte nicht antworten</translation>
    </message>
    <message>
        <source>That is not your doing. Your question is kept: you can ask it again.</source>
        <translation>Das liegt nicht an Ihnen. Ihre Frage ist aufgehoben: Sie können sie noch einmal stellen.</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Das dürfen Sie nicht tun</translation>
    </message>
    <message>
        <source>You may not change %1</source>
        <translation>Das dürfen Sie nicht ändern: %1</translation>
    </message>
    <message>
        <source>You may not see %1</source>
        <translation>Das dürfen Sie nicht sehen: %1</translation>
    </message>
    <message>
        <source>%1 changed nothing.</source>
        <translation>%1 hat nichts geändert.</translation>
    </message>
    <message>
        <source>%1 gave no data.</source>
        <translation>%1 gab keine Daten.</translation>
    </message>
    <message>
        <source>This takes a role that you do not have.</source>
        <translation>Dafür braucht es eine Rolle, die Sie nicht haben.</translation>
    </message>
    <message>
        <source>Changing %1 takes a role that you do not have.</source>
        <translation>Um das zu ändern (%1), braucht es eine Rolle, die Sie nicht haben.</translation>
    </message>
    <message>
        <source>Seeing %1 takes a role that you do not have.</source>
        <translation>Um das zu sehen (%1), braucht es eine Rolle, die Sie nicht haben.</translation>
    </message>
    <message>
        <source>%1 knows no person called %2.</source>
        <translation>%1 kennt niemanden namens %2.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check how the name is written, then ask again.</source>
        <translation>Es wurde nichts geändert. Prüfen Sie, wie der Name geschrieben wird, und fragen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>%1 found nothing</source>
        <translation>%1 hat nichts gefunden</translation>
    </message>
    <message>
        <source>%1 found nothing about %2</source>
        <translation>%1 hat dazu nichts gefunden: %2</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Nothing was changed. Your question is kept: ask it again when %1 is back.</source>
        <translation>Es wurde nichts geändert. Ihre Frage ist aufgehoben: stellen Sie sie noch einmal, wenn %1 wieder da ist.</translation>
    </message>
    <message>
        <source>It is not known whether anything was changed</source>
        <translation>Es ist nicht bekannt, ob etwas geändert wurde</translation>
    </message>
    <message>
        <source>It is not known whether %1 were changed</source>
        <translation>Es ist nicht bekannt, ob dies geändert wurde: %1</translation>
    </message>
    <message>
        <source>%1 took the request but did not answer. Look it up before you try again.</source>
        <translation>%1 hat die Anfrage angenommen, aber nicht geantwortet. Sehen Sie nach, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 asks you to sign in again</source>
        <translation>%1 bittet Sie, sich neu anzumelden</translation>
    </message>
    <message>
        <source>%1 could not use this</source>
        <translation>%1 konnte damit nichts anfangen</translation>
    </message>
    <message>
        <source>Nothing was changed. Put your question in other words.</source>
        <translation>Es wurde nichts geändert. Stellen Sie Ihre Frage mit anderen Worten.</translation>
    </message>
    <message>
        <source>%1 could not do this</source>
        <translation>%1 konnte das nicht tun</translation>
    </message>
    <message>
        <source>You stay signed in until you close this window. Next time you sign in again.</source>
        <translation>Sie bleiben angemeldet, bis Sie dieses Fenster schließen. Beim nächsten Mal melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>Sign in once more, and it is kept anew.</source>
        <translation>Melden Sie sich noch einmal an, dann wird es neu aufgehoben.</translation>
    </message>
    <message>
        <source>Your sign-in is kept nowhere else: without it you sign in at each start.</source>
        <translation>Ihre Anmeldung wird nirgends sonst aufgehoben: ohne ihn melden Sie sich bei jedem Start an.</translation>
    </message>
    <message>
        <source>The keychain of this computer does not answer.</source>
        <translation>Der Schlüsselbund dieses Computers antwortet nicht.</translation>
    </message>
    <message>
        <source>The keychain of this computer is locked, or did not let Secure Agent in.</source>
        <translation>Der Schlüsselbund dieses Computers ist gesperrt oder hat Secure Agent nicht eingelassen.</translation>
    </message>
    <message>
        <source>What the keychain of this computer kept of your sign-in is damaged.</source>
        <translation>Was der Schlüsselbund dieses Computers von Ihrer Anmeldung aufgehoben hat, ist beschädigt.</translation>
    </message>
    <message>
        <source>The agent does not answer.</source>
        <translation>Der Agent antwortet nicht.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again in a moment.</source>
        <translation>Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Your sign-in ended.</source>
        <translation>Ihre Anmeldung ist abgelaufen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Sign in again.</source>
        <translation>Es wurde nichts geändert. Melden Sie sich wieder an.</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>Das dürfen Sie nicht tun.</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
    <message>
        <source>The language model did not answer</source>
        <translation>Das Sprachmodell hat nicht geantwortet</translation>
    </message>
    <message>
        <source>Your question is kept: you can ask it again.</source>
        <translation>Ihre Frage ist aufgehoben: Sie können sie noch einmal stellen.</translation>
    </message>
    <message>
        <source>The language model cannot be reached</source>
        <translation>Das Sprachmodell ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>Your question is kept: ask it again in a moment.</source>
        <translation>Ihre Frage ist aufgehoben: stellen Sie sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>It took too long. Ask again, or ask for less at once.</source>
        <translation>Es hat zu lange gedauert. Fragen Sie noch einmal, oder weniger auf einmal.</translation>
    </message>
    <message>
        <source>The language model has too much to do just now</source>
        <translation>Das Sprachmodell hat gerade zu viel zu tun</translation>
    </message>
    <message>
        <source>Your question is kept: ask it again in %1 s.</source>
        <translation>Ihre Frage ist aufgehoben: stellen Sie sie in %1 s noch einmal.</translation>
    </message>
    <message>
        <source>The language model has a problem of its own</source>
        <translation>Das Sprachmodell hat selbst ein Problem</translation>
    </message>
    <message>
        <source>That is not your doing. Your question is kept: ask it again in a moment.</source>
        <translation>Das liegt nicht an Ihnen. Ihre Frage ist aufgehoben: stellen Sie sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>What may be spent on the language model is used up</source>
        <translation>Was für das Sprachmodell ausgegeben werden darf, ist aufgebraucht</translation>
    </message>
    <message>
        <source>Whoever looks after Secure Agent can raise it.</source>
        <translation>Wer Secure Agent betreut, kann es erhöhen.</translation>
    </message>
    <message>
        <source>The language model did not accept its key</source>
        <translation>Das Sprachmodell hat seinen Schlüssel nicht angenommen</translation>
    </message>
    <message>
        <source>That is not your doing. Whoever looks after Secure Agent can set another key.</source>
        <translation>Das liegt nicht an Ihnen. Wer Secure Agent betreut, kann einen anderen Schlüssel einstellen.</translation>
    </message>
    <message>
        <source>No language model is at the address that is set for it</source>
        <translation>Unter der eingestellten Adresse ist kein Sprachmodell</translation>
    </message>
    <message>
        <source>That is not your doing. Whoever looks after Secure Agent can correct the address.</source>
        <translation>Das liegt nicht an Ihnen. Wer Secure Agent betreut, kann die Adresse berichtigen.</translation>
    </message>
    <message>
        <source>The language model that is set does not exist</source>
        <translation>Das eingestellte Sprachmodell gibt es nicht</translation>
    </message>
    <message>
        <source>That is not your doing. Whoever looks after Secure Agent can choose another.</source>
        <translation>Das liegt nicht an Ihnen. Wer Secure Agent betreut, kann ein anderes wählen.</translation>
    </message>
    <message>
        <source>The language model does not work with this agent</source>
        <translation>Das Sprachmodell arbeitet nicht mit diesem Agenten</translation>
    </message>
    <message>
        <source>This conversation has grown too long for the language model</source>
        <translation>Dieses Gespräch ist für das Sprachmodell zu lang geworden</translation>
    </message>
    <message>
        <source>Start a new one and ask again.</source>
        <translation>Beginnen Sie ein neues, und fragen Sie noch einmal.</translation>
    </message>
    <message>
        <source>The language model gave no answer at all</source>
        <translation>Das Sprachmodell hat gar keine Antwort gegeben</translation>
    </message>
    <message>
        <source>Ask again. Where much was said already, start a new conversation first.</source>
        <translation>Fragen Sie noch einmal. Wo schon viel gesagt wurde, beginnen Sie zuerst ein neues Gespräch.</translation>
    </message>
    <message>
        <source>The language model broke off in the middle</source>
        <translation>Das Sprachmodell brach in der Mitte ab</translation>
    </message>
    <message>
        <source>The answer became too long for the language model</source>
        <translation>Die Antwort wurde für das Sprachmodell zu lang</translation>
    </message>
    <message>
        <source>What you see may be incomplete. Ask for less at once.</source>
        <translation>Was Sie sehen, ist vielleicht unvollständig. Fragen Sie weniger auf einmal.</translation>
    </message>
    <message>
        <source>The language model tried to look something up, and it did not work</source>
        <translation>Das Sprachmodell wollte etwas nachsehen, und das hat nicht geklappt</translation>
    </message>
    <message>
        <source>Ask again. When it happens often, another language model is needed.</source>
        <translation>Fragen Sie noch einmal. Wenn es oft geschieht, braucht es ein anderes Sprachmodell.</translation>
    </message>
    <message>
        <source>The language model gave an answer that cannot be used</source>
        <translation>Das Sprachmodell gab eine Antwort, mit der nichts anzufangen ist</translation>
    </message>
    <message>
        <source>Ask again, perhaps in other words.</source>
        <translation>Fragen Sie noch einmal, vielleicht mit anderen Worten.</translation>
    </message>
    <message>
        <source>The provider of the language model held its answer back</source>
        <translation>Der Anbieter des Sprachmodells hat die Antwort zurückgehalten</translation>
    </message>
    <message>
        <source>Ask in other words.</source>
        <translation>Fragen Sie mit anderen Worten.</translation>
    </message>
    <message>
        <source>Something may have been changed before that: look it up before you try again.</source>
        <translation>Davor wurde vielleicht etwas geändert: sehen Sie nach, bevor Sie es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Es wurde nichts geändert. %1</translation>
    </message>
    <message>
        <source>someone else</source>
        <comment>stands within a service’s own words</comment>
        <translation>someone else</translation>
    </message>
    <message>
        <source>Somebody changed this meanwhile</source>
        <translation>Das hat inzwischen jemand geändert</translation>
    </message>
    <message>
        <source>Somebody changed %1 meanwhile</source>
        <translation>Inzwischen hat jemand dies geändert: %1</translation>
    </message>
    <message>
        <source>Nothing was changed now. Look it up, then ask again.</source>
        <translation>Jetzt wurde nichts geändert. Sehen Sie nach, und fragen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>You are signed out, but the keychain of this computer did not remove your sign-in.</source>
        <translation>Sie sind abgemeldet, aber der Schlüsselbund dieses Computers hat Ihre Anmeldung nicht entfernt.</translation>
    </message>
    <message>
        <source>Secure Agent does not use it any more, and removes it when the keychain opens.</source>
        <translation>Secure Agent verwendet sie nicht mehr und entfernt sie, sobald der Schlüsselbund sich öffnet.</translation>
    </message>
</context>
<context>
    <name>Ui::FirstStartPage</name>
    <message>
        <source>Welcome to Secure Agent</source>
        <translation>Willkommen bei Secure Agent</translation>
    </message>
    <message>
        <source>Ask in your own words. The agent acts as you: it can do what you may do, and nothing more.</source>
        <translation>Fragen Sie mit Ihren eigenen Worten. Der Agent handelt als Sie: er kann, was Sie dürfen, und nicht mehr.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ausprobieren</translation>
    </message>
    <message>
        <source>Everything runs on this computer with made-up people. No account, and nothing is kept.</source>
        <translation>Alles läuft auf diesem Computer, mit erfundenen Leuten. Kein Konto, und nichts wird aufgehoben.</translation>
    </message>
    <message>
        <source>Sign in at my company</source>
        <translation>Bei meiner Firma anmelden</translation>
    </message>
    <message>
        <source>The sign-in page opens in your browser. This window never sees your password.</source>
        <translation>Die Anmeldeseite öffnet sich in Ihrem Browser. Dieses Fenster sieht Ihr Passwort nie.</translation>
    </message>
    <message>
        <source>Connect to remote services</source>
        <translation>Mit entfernten Diensten verbinden</translation>
    </message>
    <message>
        <source>Your company runs the agent and HR for you. You need their two addresses.</source>
        <translation>Ihre Firma betreibt den Agenten und HR für Sie. Sie brauchen die beiden Adressen.</translation>
    </message>
    <message>
        <source>Sign-in address</source>
        <translation>Anmeldeadresse</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Diese Adresse verwenden</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>HR</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>This address is needed.</source>
        <translation>Diese Adresse wird gebraucht.</translation>
    </message>
    <message>
        <source>This address is not safe. It has to begin with https://, and hold no name, password or question mark.</source>
        <translation>Diese Adresse ist nicht sicher. Sie muss mit https:// beginnen und darf keinen Namen, kein Passwort und kein Fragezeichen enthalten.</translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation>Anmeldeseite öffnen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>This is no web address. One begins with https://.</source>
        <translation>Das ist keine Webadresse. Eine solche beginnt mit https://.</translation>
    </message>
</context>
<context>
    <name>Ui::FirstStartWindow</name>
    <message>
        <source>Secure Agent</source>
        <translation>Secure Agent</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>Ui::FoldButton</name>
    <message>
        <source>%1, unfolded</source>
        <translation>%1, aufgeklappt</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1, zugeklappt</translation>
    </message>
</context>
<context>
    <name>Ui::HrText</name>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month, year</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>who, when</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Changed your days off from %1 to %2</source>
        <translation>Ihre Urlaubstage von %1 in %2 geändert</translation>
    </message>
    <message>
        <source>Changed %1 to %2</source>
        <translation>%1 in %2 geändert</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saw your days off in the list of employees</source>
        <translation>Hat Ihre Urlaubstage in der Liste der Angestellten gesehen</translation>
    </message>
    <message numerus="yes">
        <source>Read the list of employees: %Ln people</source>
        <translation>
            <numerusform>Las die Liste der Angestellten: %Ln Person</numerusform>
            <numerusform>Las die Liste der Angestellten: %Ln Personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked up your days off</source>
        <translation>Hat Ihre Urlaubstage nachgesehen</translation>
    </message>
    <message>
        <source>Looked up days off</source>
        <translation>Hat Urlaubstage nachgesehen</translation>
    </message>
</context>
<context>
    <name>Ui::LanguageSettings</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Dates and numbers follow it. It takes effect when the window is built anew.</source>
        <translation>Datum und Zahlen folgen ihr. Es gilt, wenn das Fenster neu aufgebaut wird.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
</context>
<context>
    <name>Ui::LookupTable</name>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>%1, %2: %3 %4. Allowed by %5.</source>
        <comment>when, who, what, whose, role</comment>
        <translation>%1, %2: %3 %4. Erlaubt durch %5.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Wessen Daten</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Erlaubt durch</translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation>Korrelations-ID</translation>
    </message>
</context>
<context>
    <name>Ui::LookupsPanel</name>
    <message>
        <source>Who looked at your data</source>
        <translation>Wer Ihre Daten angesehen hat</translation>
    </message>
    <message>
        <source>Who looked at or changed what</source>
        <translation>Einsichten und Änderungen</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Everyone’s data</source>
        <translation>Daten von allen</translation>
    </message>
    <message>
        <source>Every look-up by someone else is written down before the answer is given. Your own are not.</source>
        <translation>Jede Abfrage durch andere wird aufgeschrieben, bevor die Antwort gegeben wird. Ihre eigenen nicht.</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Von Anfang an</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>Zeitraum: %1</translation>
    </message>
    <message>
        <source>Whose data: %1</source>
        <translation>Wessen Daten: %1</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>Nur Änderungen</translation>
    </message>
    <message>
        <source>Only look-ups</source>
        <translation>Nur Abfragen</translation>
    </message>
    <message>
        <source>My own data</source>
        <translation>Meine eigenen Daten</translation>
    </message>
    <message>
        <source>HR did not answer. What you see may be old.</source>
        <translation>HR hat nicht geantwortet. Was Sie sehen, ist vielleicht veraltet.</translation>
    </message>
    <message>
        <source>Nobody has looked at your data in this time.</source>
        <translation>In dieser Zeit hat niemand Ihre Daten angesehen.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es wurde nichts gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries.</source>
        <translation>
            <numerusform>%Ln Eintrag.</numerusform>
            <numerusform>%Ln Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something looks wrong? Ask who is named there, and name the correlation id.</source>
        <translation>Sieht etwas falsch aus? Fragen Sie, wer dort steht, und nennen Sie die Korrelations-ID.</translation>
    </message>
    <message>
        <source>Something looks wrong? Ask %1, and name the correlation id.</source>
        <translation>Sieht etwas falsch aus? Fragen Sie %1, und nennen Sie die Korrelations-ID.</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>The row is copied.</source>
        <translation>Die Zeile ist kopiert.</translation>
    </message>
    <message>
        <source>Copy the correlation id</source>
        <translation>Korrelations-ID kopieren</translation>
    </message>
    <message>
        <source>The id is copied.</source>
        <translation>Die ID ist kopiert.</translation>
    </message>
</context>
<context>
    <name>Ui::MainWindow</name>
    <message>
        <source>Secure Agent</source>
        <translation>Secure Agent</translation>
    </message>
    <message>
        <source>How this window was left could not be read. It is kept as %1.</source>
        <translation>Wie dieses Fenster war, konnte nicht gelesen werden. Es ist aufgehoben als %1.</translation>
    </message>
</context>
<context>
    <name>Ui::Markdown</name>
    <message>
        <source>[picture: %1]</source>
        <translation>[Bild: %1]</translation>
    </message>
</context>
<context>
    <name>Ui::MessageList</name>
    <message>
        <source>New text below</source>
        <translation>Neuer Text weiter unten</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>The code is copied.</source>
        <translation>Der Code ist kopiert.</translation>
    </message>
    <message>
        <source>The id is copied.</source>
        <translation>Die ID ist kopiert.</translation>
    </message>
    <message>
        <source>The receipt is copied.</source>
        <translation>Der Beleg ist kopiert.</translation>
    </message>
    <message>
        <source>The message is copied.</source>
        <translation>Die Nachricht ist kopiert.</translation>
    </message>
    <message>
        <source>The selection is copied.</source>
        <translation>Die Auswahl ist kopiert.</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Fold the receipt</source>
        <translation>Beleg zuklappen</translation>
    </message>
    <message>
        <source>Unfold the receipt</source>
        <translation>Beleg aufklappen</translation>
    </message>
    <message>
        <source>Copy the correlation id</source>
        <translation>Korrelations-ID kopieren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>Die Frage bearbeiten</translation>
    </message>
</context>
<context>
    <name>Ui::ModelName</name>
    <message>
        <source>Built-in assistant</source>
        <translation>Eingebauter Assistent</translation>
    </message>
</context>
<context>
    <name>Ui::ModelSettingsPage</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>The built-in assistant</source>
        <translation>Der eingebaute Assistent</translation>
    </message>
    <message>
        <source>A language model on a server</source>
        <translation>Ein Sprachmodell auf einem Server</translation>
    </message>
    <message>
        <source>It answers what your services offer, on this computer alone, and sends nothing anywhere.</source>
        <translation>Er beantwortet, was Ihre Dienste bieten, nur auf diesem Computer, und sendet nirgendwohin etwas.</translation>
    </message>
    <message>
        <source>Any server that speaks the OpenAI protocol: OpenAI, Azure, Ollama, llama.cpp, vLLM, LM Studio.</source>
        <translation>Jeder Server, der das OpenAI-Protokoll spricht: OpenAI, Azure, Ollama, llama.cpp, vLLM, LM Studio.</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>Auf diesem Computer suchen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dieses Modell verwenden</translation>
    </message>
    <message>
        <source>Asking it for one word.</source>
        <translation>Es wird um ein Wort gebeten.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwortet.</translation>
    </message>
    <message>
        <source>Nothing was changed: this computer has no password store that could keep the key.</source>
        <translation>Es wurde nichts geändert: dieser Computer hat keinen Passwortspeicher, der den Schlüssel aufheben könnte.</translation>
    </message>
    <message>
        <source>No model server answers on the usual ports of this computer.</source>
        <translation>Auf den üblichen Ports dieses Computers antwortet kein Modellserver.</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 unter %2: %3</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Fill in %1</source>
        <translation>%1 eintragen</translation>
    </message>
    <message>
        <source>The agent at %1 chooses its model%2. Ask who looks after it.</source>
        <translation>Der Agent unter %1 wählt sein Modell%2. Fragen Sie, wer ihn betreut.</translation>
    </message>
    <message>
        <source>, which is %1 now</source>
        <translation>, zurzeit %1</translation>
    </message>
    <message>
        <source>The command line of this window says which model answers, and wins over what is set.</source>
        <translation>Die Befehlszeile dieses Fensters sagt, welches Modell antwortet, und geht dem vor, was eingestellt ist.</translation>
    </message>
    <message>
        <source>Who answers your questions.</source>
        <translation>Wer Ihre Fragen beantwortet.</translation>
    </message>
    <message>
        <source>%1 answers now.</source>
        <translation>Zurzeit antwortet %1.</translation>
    </message>
    <message>
        <source>Kept in the password store</source>
        <translation>Im Passwortspeicher aufgehoben</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>What you ask, what services answer to it, and your name go to the program at %1. On a computer that several people use it may be somebody else’s.</source>
        <translation>Was Sie fragen, was Dienste darauf antworten und Ihr Name gehen an das Programm unter %1. Auf einem Computer, den mehrere benutzen, kann es jemand anderem gehören.</translation>
    </message>
    <message>
        <source>What you ask, what services answer to it, and your name go to %1.</source>
        <translation>Was Sie fragen, was Dienste darauf antworten und Ihr Name gehen an %1.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
</context>
<context>
    <name>Ui::MyDataPage</name>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message numerus="yes">
        <source>days off left</source>
        <comment>below the number</comment>
        <translation>
            <numerusform>Urlaubstag übrig</numerusform>
            <numerusform>Urlaubstage übrig</numerusform>
        </translation>
    </message>
    <message>
        <source>As HR had it today at %1</source>
        <translation>Wie HR es heute um %1 hatte</translation>
    </message>
    <message>
        <source>As HR had it on %1 at %2</source>
        <translation>Wie HR es am %1 um %2 hatte</translation>
    </message>
    <message>
        <source>HR has no days off about you</source>
        <translation>HR hat keine Urlaubstage von Ihnen</translation>
    </message>
    <message>
        <source>Ask the people who look after HR to add you.</source>
        <translation>Bitten Sie die Leute, die HR betreuen, Sie aufzunehmen.</translation>
    </message>
    <message>
        <source>HR did not answer</source>
        <translation>HR hat nicht geantwortet</translation>
    </message>
    <message>
        <source>HR did not answer just now. %1</source>
        <translation>HR hat eben nicht geantwortet. %1</translation>
    </message>
    <message>
        <source>Your days off appear here when it is back.</source>
        <translation>Ihre Urlaubstage erscheinen hier, wenn HR wieder da ist.</translation>
    </message>
</context>
<context>
    <name>Ui::OperationDetail</name>
    <message>
        <source>Role it takes</source>
        <translation>Nötige Rolle</translation>
    </message>
    <message>
        <source>It cannot be used: %1.</source>
        <translation>Das ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <source>It only reads. It can ask first all the same.</source>
        <translation>Das liest nur. Es kann trotzdem vorher fragen.</translation>
    </message>
    <message>
        <source>It waits for your decision each time. Where you know that it changes nothing, say that it reads: that holds until its document changes.</source>
        <translation>Das wartet jedes Mal auf Ihre Entscheidung. Wenn Sie wissen, dass es nichts ändert, sagen Sie, dass es liest: Das gilt, bis sich sein Dokument ändert.</translation>
    </message>
    <message>
        <source>It changes something and waits for your decision each time.</source>
        <translation>Das ändert etwas und wartet jedes Mal auf Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>Not stated: the service decides</source>
        <translation>Nicht genannt: der Dienst entscheidet</translation>
    </message>
</context>
<context>
    <name>Ui::OperationTable</name>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Nicht verwendbar</translation>
    </message>
</context>
<context>
    <name>Ui::OperationWords</name>
    <message>
        <source>Not usable</source>
        <translation>Nicht verwendbar</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Nicht genannt</translation>
    </message>
    <message>
        <source>%1, %2, %3, role: %4</source>
        <translation>%1, %2, %3, Rolle: %4</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>What you can ask</source>
        <translation>Was Sie fragen können</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>Role it takes</source>
        <translation>Nötige Rolle</translation>
    </message>
</context>
<context>
    <name>Ui::PrivacySettings</name>
    <message>
        <source>Keep my conversations on this computer</source>
        <translation>Meine Gespräche auf diesem Computer aufheben</translation>
    </message>
    <message>
        <source>Clear my conversations</source>
        <translation>Meine Gespräche löschen</translation>
    </message>
    <message>
        <source>Clear all of them</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Conversations are kept in a file that only your account on this computer can read.</source>
        <translation>Gespräche werden in einer Datei aufgehoben, die nur Ihr Konto auf diesem Computer lesen kann.</translation>
    </message>
    <message>
        <source>The agent at %1 keeps your conversations. Ask who looks after it how long.</source>
        <translation>Der Agent unter %1 hebt Ihre Gespräche auf. Fragen Sie, wer ihn betreut, wie lange.</translation>
    </message>
    <message>
        <source>Days after which a conversation is deleted</source>
        <translation>Tage, nach denen ein Gespräch gelöscht wird</translation>
    </message>
    <message>
        <source>Delete them when nothing was added for</source>
        <translation>Löschen, wenn nichts dazukam seit</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tagen</translation>
    </message>
    <message>
        <source>The command line of this window says so, and wins over what is set here.</source>
        <translation>Die Befehlszeile dieses Fensters sagt das, und geht dem vor, was hier eingestellt ist.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deletes every conversation of the person who is signed in. Receipts in HR’s record stay.</source>
        <translation>Löscht jedes Gespräch der Person, die angemeldet ist. Was HR aufgezeichnet hat, bleibt.</translation>
    </message>
    <message>
        <source>Deleting your conversations.</source>
        <translation>Ihre Gespräche werden gelöscht.</translation>
    </message>
    <message>
        <source>There were no conversations.</source>
        <translation>Es gab keine Gespräche.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>%n Gespräch wurde gelöscht.</numerusform>
            <numerusform>%n Gespräche wurden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The agent did not answer. What was not deleted is still there; try again.</source>
        <translation>Der Agent hat nicht geantwortet. Was nicht gelöscht wurde, ist noch da; versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>All your conversations go. For 10 seconds you can undo it, and then they cannot be brought back. Export those that you want to keep.</source>
        <translation>Alle Ihre Gespräche gehen. 10 Sekunden lang können Sie das rückgängig machen, danach können sie nicht zurückgeholt werden. Exportieren Sie, was Sie behalten wollen.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n conversations.</source>
        <translation>
            <numerusform>Gelöscht: %n Gespräch.</numerusform>
            <numerusform>Gelöscht: %n Gespräche.</numerusform>
        </translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept</source>
        <translation>Demo auf diesem Computer: nichts wird aufgehoben</translation>
    </message>
</context>
<context>
    <name>Ui::ReadingView</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>This conversation could not be read just now. Nothing of it is lost.</source>
        <translation>Dieses Gespräch konnte eben nicht gelesen werden. Nichts davon ist verloren.</translation>
    </message>
</context>
<context>
    <name>Ui::RefusalPanel</name>
    <message>
        <source>Role it takes</source>
        <translation>Nötige Rolle</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>in words, as it is written</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Your roles in HR</source>
        <translation>Ihre Rollen in HR</translation>
    </message>
    <message>
        <source>None. You can see your own data.</source>
        <translation>Keine. Sie können Ihre eigenen Daten sehen.</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>Wer helfen kann</translation>
    </message>
    <message>
        <source>Not permitted: %1</source>
        <translation>Nicht erlaubt: %1</translation>
    </message>
</context>
<context>
    <name>Ui::RequestView</name>
    <message>
        <source>Exactly this is sent, once</source>
        <translation>Genau das wird gesendet, einmal</translation>
    </message>
</context>
<context>
    <name>Ui::RowParts</name>
    <message>
        <source>%1, opens %2</source>
        <comment>words of the link, address</comment>
        <translation>%1, öffnet %2</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>Fold or unfold the receipt</source>
        <translation>Beleg auf- oder zuklappen</translation>
    </message>
    <message>
        <source>Copy the receipt</source>
        <translation>Beleg kopieren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>ID kopieren</translation>
    </message>
</context>
<context>
    <name>Ui::ServiceForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Calls go to</source>
        <translation>Aufrufe gehen an</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>Wer helfen kann</translation>
    </message>
    <message>
        <source>Whom somebody without the role may ask</source>
        <translation>Wen man ohne die Rolle fragen kann</translation>
    </message>
    <message>
        <source>In your name by</source>
        <translation>In Ihrem Namen mit</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Allow all</source>
        <translation>Alle erlauben</translation>
    </message>
    <message>
        <source>Allow none</source>
        <translation>Keinen erlauben</translation>
    </message>
    <message>
        <source>version %1 · OpenAPI %2</source>
        <translation>Version %1 · OpenAPI %2</translation>
    </message>
    <message>
        <source>The document has changed since you looked at it. Look at what its operations do: those that only read by your word ask first again.</source>
        <translation>Das Dokument hat sich geändert, seit Sie es angesehen haben. Sehen Sie nach, was die Vorgänge tun: Was nur nach Ihren Worten liest, fragt wieder vorher.</translation>
    </message>
    <message>
        <source>Kept in the password store</source>
        <translation>Im Passwortspeicher aufgehoben</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operations are allowed.</source>
        <translation>
            <numerusform>%1 von %n Vorgang ist erlaubt.</numerusform>
            <numerusform>%1 von %n Vorgängen sind erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Erneut lesen</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
</context>
<context>
    <name>Ui::ServiceRow</name>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove %1? Nobody can ask it any more in this window, and its key, where it has one, leaves the password store.</source>
        <translation>%1 entfernen? In diesem Fenster kann ihn niemand mehr fragen, und sein Schlüssel, wenn er einen hat, verlässt den Passwortspeicher.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>Ui::ServiceTexts</name>
    <message>
        <source>Your own sign-in</source>
        <translation>Ihre eigene Anmeldung</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>Token-Austausch</translation>
    </message>
    <message>
        <source>An API key</source>
        <translation>Ein API-Schlüssel</translation>
    </message>
    <message>
        <source>No sign-in</source>
        <translation>Keine Anmeldung</translation>
    </message>
    <message>
        <source>Your own sign-in goes to %1 and nowhere else, and only where it was made for this service: with the audience below. Otherwise nothing is sent.</source>
        <translation>Ihre eigene Anmeldung geht an %1 und nirgendwohin sonst, und nur, wenn sie für diesen Dienst gemacht ist: mit dem Empfänger unten. Sonst wird nichts gesendet.</translation>
    </message>
    <message>
        <source>The agent exchanges your sign-in for one that opens this service alone. For that it needs an account of its own at the sign-in service, and this window was started without one: see --exchange-client-id in the user guide.</source>
        <translation>Der Agent tauscht Ihre Anmeldung gegen eine, die nur diesen Dienst öffnet. Dafür braucht er ein eigenes Konto beim Anmeldedienst, und dieses Fenster wurde ohne gestartet: siehe --exchange-client-id in der Anleitung.</translation>
    </message>
    <message>
        <source>A key of your company’s goes along. The service does not learn who asks: everybody who uses this window may do there what the key may.</source>
        <translation>Ein Schlüssel Ihrer Firma geht mit. Der Dienst erfährt nicht, wer fragt: Wer dieses Fenster benutzt, darf dort, was der Schlüssel darf.</translation>
    </message>
    <message>
        <source>Nothing of yours goes along: the service does not learn who asks.</source>
        <translation>Nichts von Ihnen geht mit: Der Dienst erfährt nicht, wer fragt.</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Asks first</source>
        <translation>Fragt vorher</translation>
    </message>
    <message numerus="yes">
        <source>%n operations</source>
        <translation>
            <numerusform>%n Vorgang</numerusform>
            <numerusform>%n Vorgänge</numerusform>
        </translation>
    </message>
    <message>
        <source>your own sign-in</source>
        <translation>Ihre eigene Anmeldung</translation>
    </message>
    <message>
        <source>token exchange</source>
        <translation>Token-Austausch</translation>
    </message>
    <message>
        <source>an API key</source>
        <translation>ein API-Schlüssel</translation>
    </message>
    <message>
        <source>no sign-in</source>
        <translation>keine Anmeldung</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Erreicht</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwortet nicht</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>It does not answer. Everything else works, and what it offers comes back with it.</source>
        <translation>Er antwortet nicht. Alles andere geht, und was er anbietet, kommt mit ihm zurück.</translation>
    </message>
    <message>
        <source>Its key is not in the password store: change the service and give the key again.</source>
        <translation>Sein Schlüssel ist nicht im Passwortspeicher: Ändern Sie den Dienst und geben Sie den Schlüssel neu ein.</translation>
    </message>
    <message>
        <source>It is not called: this window was started without the account that exchanges sign-ins, --exchange-client-id.</source>
        <translation>Er wird nicht aufgerufen: Dieses Fenster wurde ohne das Konto gestartet, das Anmeldungen tauscht, --exchange-client-id.</translation>
    </message>
    <message>
        <source>That is no address of a document. Write it like https://rooms.example.com/openapi.json.</source>
        <translation>Das ist keine Adresse eines Dokuments. Schreiben Sie sie wie https://rooms.example.com/openapi.json.</translation>
    </message>
    <message>
        <source>There is no document at %1.</source>
        <translation>Unter %1 ist kein Dokument.</translation>
    </message>
    <message>
        <source>%1 wants a sign-in. A document is read without one: ask for a copy of it, and choose the file.</source>
        <translation>%1 will eine Anmeldung. Ein Dokument wird ohne gelesen: Bitten Sie um eine Kopie und wählen Sie die Datei.</translation>
    </message>
    <message>
        <source>%1 is an address that only a machine itself, or its neighbours, should be asked at.</source>
        <translation>%1 ist eine Adresse, die nur ein Rechner selbst oder seine Nachbarn fragen sollten.</translation>
    </message>
    <message>
        <source>The document at %1 is too large.</source>
        <translation>Das Dokument unter %1 ist zu groß.</translation>
    </message>
    <message>
        <source>%1 is no OpenAPI document that can be used: %2.</source>
        <translation>%1 ist kein verwendbares OpenAPI-Dokument: %2.</translation>
    </message>
    <message>
        <source>%1 does not answer with a document. Look at the address, or try again later.</source>
        <translation>%1 antwortet nicht mit einem Dokument. Prüfen Sie die Adresse, oder versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Give the service a name. Receipts and cards say it.</source>
        <translation>Geben Sie dem Dienst einen Namen. Belege und Karten nennen ihn.</translation>
    </message>
    <message>
        <source>Another service has this name already.</source>
        <translation>Ein anderer Dienst hat diesen Namen schon.</translation>
    </message>
    <message>
        <source>Where is the service? Write its address like https://rooms.example.com/api.</source>
        <translation>Wo ist der Dienst? Schreiben Sie seine Adresse wie https://rooms.example.com/api.</translation>
    </message>
    <message>
        <source>This address is not safe. Use https, and leave out names, passwords and question marks.</source>
        <translation>Diese Adresse ist nicht sicher. Nehmen Sie https, und lassen Sie Namen, Passwörter und Fragezeichen weg.</translation>
    </message>
    <message>
        <source>Say for whom your sign-in has to be made: the audience that the service checks.</source>
        <translation>Sagen Sie, für wen Ihre Anmeldung gemacht sein muss: den Empfänger, den der Dienst prüft.</translation>
    </message>
    <message>
        <source>Give the key of the service.</source>
        <translation>Geben Sie den Schlüssel des Dienstes ein.</translation>
    </message>
    <message>
        <source>Allow at least one operation.</source>
        <translation>Erlauben Sie mindestens einen Vorgang.</translation>
    </message>
    <message>
        <source>The agent exchanges your sign-in for one that opens this service alone. It asks for that by the audience, the scope or both: who looks after the sign-in service knows which.</source>
        <translation>Der Agent tauscht Ihre Anmeldung gegen eine ein, die nur diesen Dienst öffnet. Er verlangt sie über den Empfänger, den Scope oder beides: Wer den Anmeldedienst betreut, weiß, welches davon.</translation>
    </message>
    <message>
        <source>So its operations are not shown. What was said of them stays as it is, and the rest can be changed.</source>
        <translation>Deshalb werden seine Vorgänge nicht gezeigt. Was darüber gesagt wurde, bleibt, wie es ist, und der Rest lässt sich ändern.</translation>
    </message>
    <message>
        <source>Say for which service your sign-in is exchanged: its audience, or a scope that stands for it.</source>
        <translation>Sagen Sie, für welchen Dienst Ihre Anmeldung eingetauscht wird: seinen Empfänger oder einen Scope, der für ihn steht.</translation>
    </message>
    <message>
        <source>Read the document at its new address first, and look at what it offers there.</source>
        <translation>Lesen Sie zuerst das Dokument an seiner neuen Adresse und sehen Sie an, was es dort anbietet.</translation>
    </message>
</context>
<context>
    <name>Ui::ServicesSettings</name>
    <message>
        <source>Connected services</source>
        <translation>Verbundene Dienste</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1 ist verbunden.</translation>
    </message>
    <message>
        <source>%1 is connected no more.</source>
        <translation>%1 ist nicht mehr verbunden.</translation>
    </message>
    <message>
        <source>OpenAPI document</source>
        <translation>OpenAPI-Dokument</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Eine Datei wählen…</translation>
    </message>
    <message>
        <source>Reading the document.</source>
        <translation>Das Dokument wird gelesen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose an OpenAPI document</source>
        <translation>Ein OpenAPI-Dokument wählen</translation>
    </message>
    <message>
        <source>OpenAPI documents (*.json *.yaml *.yml);;All files (*)</source>
        <translation>OpenAPI-Dokumente (*.json *.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The agent at %1 has its own list. Ask who looks after it.</source>
        <translation>Der Agent unter %1 hat eine eigene Liste. Fragen Sie, wer ihn betreut.</translation>
    </message>
    <message>
        <source>The command line of this window names the list (--services), and wins over what is set.</source>
        <translation>Die Befehlszeile dieses Fensters nennt die Liste (--services) und geht dem vor, was eingestellt ist.</translation>
    </message>
    <message>
        <source>This holds until you close the program: the list cannot be written.</source>
        <translation>Das gilt, bis Sie das Programm schließen: Die Liste kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>This computer has no password store that could keep the key: it holds until you close the program.</source>
        <translation>Dieser Computer hat keinen Passwortspeicher, der den Schlüssel aufheben könnte: Er gilt, bis Sie das Programm schließen.</translation>
    </message>
    <message>
        <source>What the agent may call in your name. What a call changes always asks you first.</source>
        <translation>Was der Agent in Ihrem Namen aufrufen darf. Was etwas ändert, fragt Sie immer vorher.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Einen Dienst hinzufügen</translation>
    </message>
    <message numerus="yes">
        <source>Save with %n operations</source>
        <translation>
            <numerusform>Mit %n Vorgang speichern</numerusform>
            <numerusform>Mit %n Vorgängen speichern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add with %n operations</source>
        <translation>
            <numerusform>Mit %n Vorgang hinzufügen</numerusform>
            <numerusform>Mit %n Vorgängen hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>Ui::SettingsPage</name>
    <message>
        <source>Restart now</source>
        <translation>Jetzt neu starten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
    <message>
        <source>This holds until you close the program: the file of your settings cannot be written.</source>
        <translation>Das gilt, bis Sie das Programm schließen: die Datei mit Ihren Einstellungen kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>What you changed takes effect at the next start.</source>
        <translation>Was Sie geändert haben, gilt ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Connected services</source>
        <translation>Verbundene Dienste</translation>
    </message>
</context>
<context>
    <name>Ui::SetupTexts</name>
    <message>
        <source>Sign-in service</source>
        <translation>Anmeldedienst</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Safe sign-in</source>
        <translation>Sichere Anmeldung</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Return address</source>
        <translation>Rückadresse</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>HR</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Password store</source>
        <translation>Passwortspeicher</translation>
    </message>
    <message>
        <source>%1 answers and names itself correctly</source>
        <translation>%1 antwortet und nennt sich richtig</translation>
    </message>
    <message numerus="yes">
        <source>%n keys for checking signatures</source>
        <translation>
            <numerusform>%n Schlüssel zum Prüfen von Unterschriften</numerusform>
            <numerusform>%n Schlüssel zum Prüfen von Unterschriften</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not say whether it supports PKCE; it is used</source>
        <translation>Er sagt nicht, ob er PKCE unterstützt; es wird verwendet</translation>
    </message>
    <message>
        <source>Authorization code with PKCE (S256)</source>
        <translation>Autorisierungscode mit PKCE (S256)</translation>
    </message>
    <message>
        <source>No more than 2 s apart from the sign-in service</source>
        <translation>Nicht mehr als 2 s vom Anmeldedienst entfernt</translation>
    </message>
    <message>
        <source>The browser can hand the sign-in back to this window</source>
        <translation>Der Browser kann die Anmeldung an dieses Fenster zurückgeben</translation>
    </message>
    <message>
        <source>Your sign-in opens %1, and nothing else</source>
        <translation>Ihre Anmeldung öffnet %1, und nichts anderes</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message>
        <source>%1: no roles, so you can see your own data</source>
        <translation>%1: keine Rollen, Sie können also Ihre eigenen Daten sehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 answers in %2 ms</source>
        <translation>%1 antwortet in %2 ms</translation>
    </message>
    <message>
        <source>The built-in assistant, which needs no model</source>
        <translation>Der eingebaute Assistent, der kein Modell braucht</translation>
    </message>
    <message>
        <source>%1, chosen by who looks after the agent</source>
        <translation>%1, gewählt von denen, die den Agenten betreuen</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 antwortet</translation>
    </message>
    <message>
        <source>Not used: the demo keeps nothing</source>
        <translation>Nicht verwendet: die Demo hebt nichts auf</translation>
    </message>
    <message>
        <source>It keeps your sign-in, and nothing else</source>
        <translation>Er hebt Ihre Anmeldung auf, und nichts anderes</translation>
    </message>
    <message>
        <source>The sign-in service</source>
        <translation>Der Anmeldedienst</translation>
    </message>
    <message>
        <source>The sign-in address is no web address.</source>
        <translation>Die Anmeldeadresse ist keine Webadresse.</translation>
    </message>
    <message>
        <source>This sign-in address is not safe.</source>
        <translation>Diese Anmeldeadresse ist nicht sicher.</translation>
    </message>
    <message>
        <source>It has to begin with https://, and hold no name, password or question mark.</source>
        <translation>Sie muss mit https:// beginnen und darf keinen Namen, kein Passwort und kein Fragezeichen enthalten.</translation>
    </message>
    <message>
        <source>The service calls itself %1, without the slash at the end.</source>
        <translation>Der Dienst nennt sich %1, ohne den Schrägstrich am Ende.</translation>
    </message>
    <message>
        <source>The service calls itself %1.</source>
        <translation>Der Dienst nennt sich %1.</translation>
    </message>
    <message>
        <source>The address that is set must be exactly the same.</source>
        <translation>Die eingestellte Adresse muss genau dieselbe sein.</translation>
    </message>
    <message>
        <source>The keys of %1 cannot be read.</source>
        <translation>Die Schlüssel von %1 können nicht gelesen werden.</translation>
    </message>
    <message>
        <source>What answers at %1 is no sign-in service.</source>
        <translation>Was unter %1 antwortet, ist kein Anmeldedienst.</translation>
    </message>
    <message>
        <source>Check the sign-in address, or ask who gave it to you.</source>
        <translation>Prüfen Sie die Anmeldeadresse, oder fragen Sie, wer sie Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>%1 has no keys that can be used.</source>
        <translation>%1 hat keine brauchbaren Schlüssel.</translation>
    </message>
    <message>
        <source>It takes RSA keys for RS256 of 2048 bits or more. Ask who looks after it.</source>
        <translation>Nötig sind RSA-Schlüssel für RS256 mit 2048 Bit oder mehr. Fragen Sie, wer ihn betreut.</translation>
    </message>
    <message>
        <source>It does not support safe sign-in (PKCE, S256).</source>
        <translation>Er unterstützt die sichere Anmeldung (PKCE, S256) nicht.</translation>
    </message>
    <message>
        <source>Ask who looks after the sign-in service to turn it on.</source>
        <translation>Bitten Sie, wer den Anmeldedienst betreut, sie einzuschalten.</translation>
    </message>
    <message>
        <source>This computer’s clock is %1 s ahead.</source>
        <translation>Die Uhr dieses Computers geht %1 s vor.</translation>
    </message>
    <message>
        <source>Sign-in works up to 30 s. Turn on automatic time.</source>
        <translation>Die Anmeldung geht bis 30 s. Schalten Sie die automatische Uhrzeit ein.</translation>
    </message>
    <message>
        <source>This computer’s clock is %1 s behind.</source>
        <translation>Die Uhr dieses Computers geht %1 s nach.</translation>
    </message>
    <message>
        <source>It does not say what time it has.</source>
        <translation>Er sagt nicht, wie spät es bei ihm ist.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>See whether you are online, then check again.</source>
        <translation>Sehen Sie nach, ob Sie online sind, und prüfen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>Er startet.</translation>
    </message>
    <message>
        <source>Check again in a moment.</source>
        <translation>Prüfen Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>What answers at %1 is another program.</source>
        <translation>Was unter %1 antwortet, ist ein anderes Programm.</translation>
    </message>
    <message>
        <source>Check the address in Connection, or ask who gave it to you.</source>
        <translation>Prüfen Sie die Adresse unter Verbindung, oder fragen Sie, wer sie Ihnen gegeben hat.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>See whether you are online, or ask who looks after it.</source>
        <translation>Sehen Sie nach, ob Sie online sind, oder fragen Sie, wer ihn betreut.</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Wird angesehen</translation>
    </message>
    <message>
        <source>You stopped this check.</source>
        <translation>Sie haben diese Prüfung angehalten.</translation>
    </message>
    <message>
        <source>Sign in first, then check again.</source>
        <translation>Melden Sie sich zuerst an und prüfen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort.</translation>
    </message>
    <message>
        <source>The browser cannot hand the sign-in back to this window.</source>
        <translation>Der Browser kann die Anmeldung nicht an dieses Fenster zurückgeben.</translation>
    </message>
    <message>
        <source>No port of 127.0.0.1 is free. Close programs that you do not need.</source>
        <translation>Kein Port von 127.0.0.1 ist frei. Schließen Sie Programme, die Sie nicht brauchen.</translation>
    </message>
    <message>
        <source>Your sign-in does not open %1.</source>
        <translation>Ihre Anmeldung öffnet %1 nicht.</translation>
    </message>
    <message>
        <source>Ask who looks after the sign-in service to add the audience to this program.</source>
        <translation>Bitten Sie, wer den Anmeldedienst betreut, diesem Programm den Empfänger hinzuzufügen.</translation>
    </message>
    <message>
        <source>Your sign-in names no person.</source>
        <translation>Ihre Anmeldung nennt keine Person.</translation>
    </message>
    <message>
        <source>Sign out and in again.</source>
        <translation>Melden Sie sich ab und wieder an.</translation>
    </message>
    <message>
        <source>Only the agent knows HR, so My data and Admin are not shown.</source>
        <translation>Nur der Agent kennt HR, deshalb gibt es Meine Daten und Verwaltung nicht.</translation>
    </message>
    <message>
        <source>Choose another in the settings of the model, or the built-in assistant.</source>
        <translation>Wählen Sie in den Einstellungen des Modells ein anderes, oder den eingebauten Assistenten.</translation>
    </message>
    <message>
        <source>The password store is locked, so you sign in at every start.</source>
        <translation>Der Passwortspeicher ist gesperrt, deshalb melden Sie sich bei jedem Start an.</translation>
    </message>
    <message>
        <source>Unlock it, then check again.</source>
        <translation>Entsperren Sie ihn und prüfen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>No password store runs here, so you sign in at every start.</source>
        <translation>Hier läuft kein Passwortspeicher, deshalb melden Sie sich bei jedem Start an.</translation>
    </message>
    <message>
        <source>Start GNOME Keyring or KWallet, then check again.</source>
        <translation>Starten Sie GNOME Keyring oder KWallet und prüfen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Clock %1 s ahead.</source>
        <translation>Uhr %1 s vor.</translation>
    </message>
    <message>
        <source>Clock %1 s behind.</source>
        <translation>Uhr %1 s nach.</translation>
    </message>
    <message>
        <source>The two must be the same.</source>
        <translation>Die beiden müssen gleich sein.</translation>
    </message>
    <message>
        <source>Sign-in service found.</source>
        <translation>Anmeldedienst gefunden.</translation>
    </message>
    <message>
        <source>It calls itself by exactly this address.</source>
        <translation>Er nennt sich genau so.</translation>
    </message>
    <message>
        <source>Keys readable.</source>
        <translation>Schlüssel lesbar.</translation>
    </message>
    <message numerus="yes">
        <source>%n signing keys, RS256, 2048 bits or more.</source>
        <translation>
            <numerusform>%n Schlüssel für Unterschriften, RS256, 2048 Bit oder mehr.</numerusform>
            <numerusform>%n Schlüssel für Unterschriften, RS256, 2048 Bit oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>Safe sign-in supported.</source>
        <translation>Sichere Anmeldung unterstützt.</translation>
    </message>
    <message>
        <source>Clock right.</source>
        <translation>Uhr richtig.</translation>
    </message>
    <message>
        <source>A web address begins with https://.</source>
        <translation>Eine Webadresse beginnt mit https://.</translation>
    </message>
</context>
<context>
    <name>Ui::ShortcutSheet</name>
    <message>
        <source>Send the question</source>
        <translation>Frage senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Edit the last question, in an empty field</source>
        <translation>Letzte Frage bearbeiten, im leeren Feld</translation>
    </message>
    <message>
        <source>Stop, decline, cancel, back</source>
        <translation>Anhalten, ablehnen, abbrechen, zurück</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Gespräch suchen</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>Gespräche zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Rename a conversation, change a row</source>
        <translation>Gespräch umbenennen, Zeile ändern</translation>
    </message>
    <message>
        <source>Delete a conversation</source>
        <translation>Gespräch löschen</translation>
    </message>
    <message>
        <source>Chat, My data, Admin</source>
        <translation>Chat, Meine Daten, Verwaltung</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>Nächster Bereich</translation>
    </message>
    <message>
        <source>Copy the row or the message</source>
        <translation>Zeile oder Nachricht kopieren</translation>
    </message>
    <message>
        <source>Unfold the receipt</source>
        <translation>Beleg aufklappen</translation>
    </message>
    <message>
        <source>What can be done with a row</source>
        <translation>Was mit einer Zeile geht</translation>
    </message>
    <message>
        <source>Approve, while the request has the focus</source>
        <translation>Genehmigen, solange die Anfrage den Fokus hat</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Diese Übersicht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>Ui::SideDelegate</name>
    <message>
        <source>Deleted.</source>
        <translation>Gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>New name of the conversation</source>
        <translation>Neuer Name des Gesprächs</translation>
    </message>
</context>
<context>
    <name>Ui::SideList</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Gespräch suchen</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>Neues Gespräch (Strg+N)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Your conversations appear here.</source>
        <translation>Ihre Gespräche erscheinen hier.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Es wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>Your drafts could not be read. They are kept as %1; you start with new ones.</source>
        <translation>Ihre Entwürfe konnten nicht gelesen werden. Sie sind aufgehoben als %1; Sie beginnen mit neuen.</translation>
    </message>
    <message>
        <source>Your conversations could not be read just now.</source>
        <translation>Ihre Gespräche konnten eben nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>Ui::SideText</name>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Writing the answer</source>
        <translation>Schreibt die Antwort</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Wartet auf Ihre Genehmigung</translation>
    </message>
    <message>
        <source>Parked: sign in again</source>
        <translation>Geparkt: bitte neu anmelden</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>Von Ihnen angehalten</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>No answer from a service</source>
        <translation>Keine Antwort von einem Dienst</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 hat nicht geantwortet</translation>
    </message>
    <message>
        <source>The outcome is not known</source>
        <translation>Der Ausgang ist nicht bekannt</translation>
    </message>
    <message>
        <source>Declined by you</source>
        <translation>Von Ihnen abgelehnt</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>Es hat nicht geklappt</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month, year</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>%1: deleted. Press Enter to undo.</source>
        <translation>%1: gelöscht. Enter macht es rückgängig.</translation>
    </message>
    <message>
        <source>%1, %2, %3: %4</source>
        <comment>title, Today, 14:31, state</comment>
        <translation>%1, %2, %3: %4</translation>
    </message>
</context>
<context>
    <name>Ui::SignInPage</name>
    <message>
        <source>Welcome to Secure Agent</source>
        <translation>Willkommen bei Secure Agent</translation>
    </message>
    <message>
        <source>Ask in your own words. The agent acts as you: it can do what you may do, and nothing more.</source>
        <translation>Fragen Sie mit Ihren eigenen Worten. Der Agent handelt als Sie: er kann, was Sie dürfen, und nicht mehr.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ausprobieren</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Everything runs on this computer with made-up people. No account, and nothing is kept.</source>
        <translation>Alles läuft auf diesem Computer, mit erfundenen Leuten. Kein Konto, und nichts wird aufgehoben.</translation>
    </message>
    <message>
        <source>The sign-in page opens in your browser. This window never sees your password.</source>
        <translation>Die Anmeldeseite öffnet sich in Ihrem Browser. Dieses Fenster sieht Ihr Passwort nie.</translation>
    </message>
    <message>
        <source>Sign in as %1 with the password %2: %3.</source>
        <translation>Melden Sie sich als %1 mit dem Passwort %2 an: %3.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Noch einmal öffnen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation>Anmeldeseite öffnen</translation>
    </message>
    <message>
        <source>Looking for the sign-in service.</source>
        <translation>Der Anmeldedienst wird gesucht.</translation>
    </message>
    <message>
        <source>Finish signing in in your browser.</source>
        <translation>Schließen Sie die Anmeldung in Ihrem Browser ab.</translation>
    </message>
    <message>
        <source>Signing you in.</source>
        <translation>Sie werden angemeldet.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
</context>
<context>
    <name>Ui::StartFailureWindow</name>
    <message>
        <source>Secure Agent</source>
        <translation>Secure Agent</translation>
    </message>
    <message>
        <source>Secure Agent could not start</source>
        <translation>Secure Agent konnte nicht starten</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Ui::StatusBar</name>
    <message>
        <source>%1 ready</source>
        <translation>%1 bereit</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>%1 wird gefragt</translation>
    </message>
    <message>
        <source>%1 is starting</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwortet nicht</translation>
    </message>
    <message>
        <source>Sign-in ended at %1</source>
        <translation>Anmeldung abgelaufen um %1</translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept</source>
        <translation>Demo auf diesem Computer: nichts wird aufgehoben</translation>
    </message>
    <message>
        <source>Signed in until you close this window</source>
        <translation>Angemeldet, bis Sie dieses Fenster schließen</translation>
    </message>
    <message>
        <source>Signed in until %1</source>
        <translation>Angemeldet bis %1</translation>
    </message>
    <message>
        <source>%1 stopped and was started again at %2.</source>
        <translation>%1 hielt an und wurde um %2 wieder gestartet.</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
</context>
<context>
    <name>Ui::SystemTray</name>
    <message>
        <source>Open Secure Agent</source>
        <translation>Secure Agent öffnen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Secure Agent</source>
        <translation>Secure Agent</translation>
    </message>
</context>
<context>
    <name>Ui::TableView</name>
    <message>
        <source>The row is copied.</source>
        <translation>Die Zeile ist kopiert.</translation>
    </message>
</context>
<context>
    <name>Ui::TopBar</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Meine Daten</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept</source>
        <translation>Demo auf diesem Computer: nichts wird aufgehoben</translation>
    </message>
    <message>
        <source>Reset the conversation</source>
        <translation>Gespräch zurücksetzen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>no roles</source>
        <translation>keine Rollen</translation>
    </message>
    <message>
        <source>Account %1, %2</source>
        <translation>Konto %1, %2</translation>
    </message>
    <message>
        <source>You are %1</source>
        <translation>Sie sind %1</translation>
    </message>
    <message>
        <source>You are %1 (%2)</source>
        <translation>Sie sind %1 (%2)</translation>
    </message>
    <message>
        <source>No roles: you can see your own data</source>
        <translation>Keine Rollen: Sie können Ihre eigenen Daten sehen</translation>
    </message>
    <message>
        <source>Your roles: %1</source>
        <translation>Ihre Rollen: %1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Konto wechseln</translation>
    </message>
    <message>
        <source>Signs you out and opens the sign-in page, for somebody else</source>
        <translation>Meldet Sie ab und öffnet die Anmeldeseite, für jemand anderen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
    <message>
        <source>In your name: %1</source>
        <translation>In Ihrem Namen: %1</translation>
    </message>
</context>
<context>
    <name>Ui::TurnText</name>
    <message>
        <source>Role it takes</source>
        <translation>Nötige Rolle</translation>
    </message>
    <message>
        <source>Your roles</source>
        <translation>Ihre Rollen</translation>
    </message>
    <message>
        <source>Your roles in %1</source>
        <translation>Ihre Rollen in %1</translation>
    </message>
    <message>
        <source>None. You can see your own data.</source>
        <translation>Keine. Sie können Ihre eigenen Daten sehen.</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>Wer helfen kann</translation>
    </message>
    <message>
        <source>%1 did not say</source>
        <translation>%1 hat es nicht gesagt</translation>
    </message>
    <message>
        <source>Do this: %1?</source>
        <translation>Das tun: %1?</translation>
    </message>
    <message>
        <source>a service</source>
        <translation>einem Dienst</translation>
    </message>
    <message>
        <source>This changes %1 in your name. Nothing happens until you decide.</source>
        <translation>Das ändert %1 in Ihrem Namen. Nichts geschieht, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>This is sent to %1 in your name. Nothing happens until you decide.</source>
        <translation>Das wird in Ihrem Namen an %1 gesendet. Nichts geschieht, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Approved by you at %1.</source>
        <translation>Von Ihnen genehmigt um %1.</translation>
    </message>
    <message>
        <source>Declined by you. Nothing was changed.</source>
        <translation>Von Ihnen abgelehnt. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Not decided. Nothing was changed.</source>
        <translation>Nicht entschieden. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>You signed in again</source>
        <translation>Sie haben sich neu angemeldet</translation>
    </message>
    <message>
        <source>The question went on by itself.</source>
        <translation>Die Frage ging von selbst weiter.</translation>
    </message>
    <message>
        <source>You dropped the question</source>
        <translation>Sie haben die Frage fallen lassen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Your question is parked</source>
        <translation>Ihre Frage ist geparkt</translation>
    </message>
    <message>
        <source>This takes a fresh sign-in. Sign in again as %1 and the question goes on by itself.</source>
        <translation>Dafür braucht es eine frische Anmeldung. Melden Sie sich wieder als %1 an, dann geht die Frage von selbst weiter.</translation>
    </message>
    <message>
        <source>Your sign-in ended at %1. Sign in again as %2 and the question goes on by itself.</source>
        <translation>Ihre Anmeldung endete um %1. Melden Sie sich wieder als %2 an, dann geht die Frage von selbst weiter.</translation>
    </message>
    <message>
        <source>Your sign-in ended. Sign in again as %1 and the question goes on by itself.</source>
        <translation>Ihre Anmeldung endete. Melden Sie sich wieder als %1 an, dann geht die Frage von selbst weiter.</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>Von Ihnen angehalten.</translation>
    </message>
    <message>
        <source>What had come until then is kept.</source>
        <translation>Was bis dahin kam, ist aufgehoben.</translation>
    </message>
    <message>
        <source>This answer takes a role that you do not have</source>
        <translation>Diese Antwort braucht eine Rolle, die Sie nicht haben</translation>
    </message>
    <message>
        <source>It holds what you read about others while you had the role.</source>
        <translation>Sie enthält, was Sie über andere gelesen haben, als Sie die Rolle hatten.</translation>
    </message>
    <message>
        <source>The model did not answer.</source>
        <translation>Das Modell hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Es wurde nichts getan.</translation>
    </message>
    <message>
        <source>Hello%1, I need %2.</source>
        <translation>Hallo%1, ich brauche dies: %2.</translation>
    </message>
    <message>
        <source>It takes the role %1.</source>
        <translation>Dafür braucht es die Rolle %1.</translation>
    </message>
    <message>
        <source>Correlation id: %1</source>
        <translation>Korrelations-ID: %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Working on your question</source>
        <translation>Arbeitet an Ihrer Frage</translation>
    </message>
    <message>
        <source>Changing %1 in %2</source>
        <translation>Ändert in %2: %1</translation>
    </message>
    <message>
        <source>Looking up %1 in %2</source>
        <translation>Sieht nach in %2: %1</translation>
    </message>
    <message>
        <source>Changed %1 in %2</source>
        <translation>Geändert in %2: %1</translation>
    </message>
    <message>
        <source>Looked up %1 in %2</source>
        <translation>Nachgesehen in %2: %1</translation>
    </message>
    <message>
        <source>Wants to change %1 in %2</source>
        <translation>Möchte ändern in %2: %1</translation>
    </message>
    <message>
        <source>Waiting to ask %2 for %1</source>
        <translation>Wartet darauf, %2 zu fragen nach: %1</translation>
    </message>
    <message>
        <source>Did not change %1 in %2</source>
        <translation>Nicht geändert in %2: %1</translation>
    </message>
    <message>
        <source>Did not ask %2 for %1</source>
        <translation>Nicht gefragt bei %2: %1</translation>
    </message>
    <message>
        <source>Stopped while changing %1 in %2</source>
        <translation>Beim Ändern angehalten in %2: %1</translation>
    </message>
    <message>
        <source>Stopped looking up %1 in %2</source>
        <translation>Nachsehen angehalten in %2: %1</translation>
    </message>
    <message>
        <source>Asked %2 to change %1: %3</source>
        <translation>%2 gebeten, zu ändern (%1): %3</translation>
    </message>
    <message>
        <source>Asked %2 for %1: %3</source>
        <translation>%2 gefragt nach %1: %3</translation>
    </message>
    <message>
        <source>it did not work</source>
        <translation>es hat nicht geklappt</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>the outcome is not known</source>
        <translation>der Ausgang ist nicht bekannt</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>nicht verstanden</translation>
    </message>
    <message>
        <source>it wants you to sign in again</source>
        <translation>Sie sollen sich neu anmelden</translation>
    </message>
    <message>
        <source> and </source>
        <translation> und </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes in %1 as %2</source>
        <translation>
            <numerusform>%Ln Änderung in %1 als %2</numerusform>
            <numerusform>%Ln Änderungen in %1 als %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln look-ups in %1 as %2</source>
        <translation>
            <numerusform>%Ln Abfrage in %1 als %2</numerusform>
            <numerusform>%Ln Abfragen in %1 als %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refusals by %1, asked as %2</source>
        <translation>
            <numerusform>%Ln Ablehnung durch %1, gefragt als %2</numerusform>
            <numerusform>%Ln Ablehnungen durch %1, gefragt als %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls without an answer</source>
        <translation>
            <numerusform>%Ln Aufruf ohne Antwort</numerusform>
            <numerusform>%Ln Aufrufe ohne Antwort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls to %1 as %2</source>
        <translation>
            <numerusform>%Ln Aufruf von %1 als %2</numerusform>
            <numerusform>%Ln Aufrufe von %1 als %2</numerusform>
        </translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über wen</translation>
    </message>
    <message>
        <source>In whose name</source>
        <translation>In wessen Namen</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Erlaubt durch</translation>
    </message>
    <message>
        <source>(%1, as %2 stated it)</source>
        <translation>(%1, wie %2 es angab)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Nicht bekannt</translation>
    </message>
    <message>
        <source>Declined by you</source>
        <translation>Von Ihnen abgelehnt</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Wants you to sign in again</source>
        <translation>Verlangt eine neue Anmeldung</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>Hat nicht geklappt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Entry in its log</source>
        <translation>Eintrag im Protokoll</translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation>Korrelations-ID</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You, %1: %2</source>
        <translation>Sie, %1: %2</translation>
    </message>
    <message>
        <source>Agent: %1</source>
        <translation>Agent: %1</translation>
    </message>
    <message>
        <source>Receipt, unfolded: %1. %2</source>
        <translation>Beleg, aufgeklappt: %1. %2</translation>
    </message>
    <message>
        <source>Receipt, folded: %1</source>
        <translation>Beleg, zugeklappt: %1</translation>
    </message>
    <message>
        <source>Not permitted: %1</source>
        <translation>Nicht erlaubt: %1</translation>
    </message>
    <message>
        <source>Your approval is wanted: %1</source>
        <translation>Ihre Genehmigung wird gebraucht: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Guten Morgen, %1</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Guten Tag, %1</translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation>Guten Abend, %1</translation>
    </message>
    <message>
        <source>somebody changed it meanwhile</source>
        <translation>inzwischen hat es jemand geändert</translation>
    </message>
    <message>
        <source>Not done: somebody changed it meanwhile</source>
        <translation>Nicht getan: inzwischen hat es jemand geändert</translation>
    </message>
</context>
<context>
    <name>Ui::WelcomeView</name>
    <message>
        <source>Hi %1, we removed your history.</source>
        <translation>Hallo %1, wir haben Ihren Verlauf entfernt.</translation>
    </message>
    <message>
        <source>The parked question was dropped, because somebody else signed in.</source>
        <translation>Die geparkte Frage wurde fallen gelassen, weil sich jemand anders angemeldet hat.</translation>
    </message>
    <message>
        <source>These are things you can ask. What you ask is done in your name.</source>
        <translation>Das können Sie zum Beispiel fragen. Was Sie fragen, geschieht in Ihrem Namen.</translation>
    </message>
    <message>
        <source>What you can ask appears here when it is back.</source>
        <translation>Was Sie fragen können, erscheint hier, wenn er wieder da ist.</translation>
    </message>
    <message>
        <source>No service offers you anything to ask at the moment.</source>
        <translation>Im Moment bietet Ihnen kein Dienst etwas zu fragen an.</translation>
    </message>
    <message>
        <source>Lists the services and what you may ask them</source>
        <translation>Nennt die Dienste und was Sie sie fragen dürfen</translation>
    </message>
    <message>
        <source>%1 · changes %2, after you approve</source>
        <translation>%1 · ändert nach Ihrer Genehmigung: %2</translation>
    </message>
    <message>
        <source>%1 · reads %2</source>
        <translation>%1 · liest: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more need a role that you do not have</source>
        <translation>
            <numerusform>%Ln weitere braucht eine Rolle, die Sie nicht haben</numerusform>
            <numerusform>%Ln weitere brauchen eine Rolle, die Sie nicht haben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 It takes the role %2.</source>
        <translation>%1 Dafür braucht es die Rolle %2.</translation>
    </message>
</context>
</TS>
