<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Main::Ask</name>
    <message>
        <source>You sign in in your browser. This program never sees your password.</source>
        <translation>Je meldt je aan in je browser. Dit programma ziet je wachtwoord nooit.</translation>
    </message>
    <message>
        <source>Next time you sign in again.</source>
        <translation>De volgende keer meld je je opnieuw aan.</translation>
    </message>
    <message>
        <source>Asking %1 as %2 …</source>
        <translation>%1 wordt gevraagd als %2 …</translation>
    </message>
    <message>
        <source>Receipt: %1 in %2, about %3, as %4: %5 (%6)</source>
        <translation>Bewijs: %1 in %2, over %3, als %4: %5 (%6)</translation>
    </message>
    <message>
        <source>This takes another sign-in than yours. Ask in the window, which can sign you in once more.</source>
        <translation>Hiervoor is een andere aanmelding nodig dan die van jou. Vraag het in het venster: daar kun je je nog eens aanmelden.</translation>
    </message>
    <message>
        <source>Your sign-in ended before the answer was there. Ask again.</source>
        <translation>Je aanmelding liep af voordat het antwoord er was. Vraag het opnieuw.</translation>
    </message>
    <message>
        <source>This would change something in your name. Open the window to decide; nothing was changed.</source>
        <translation>Dit zou iets in jouw naam wijzigen. Open het venster om te beslissen; er is niets gewijzigd.</translation>
    </message>
</context>
<context>
    <name>Main::Desktop</name>
    <message>
        <source>Where do you sign in? Start Secure Agent with --issuer and the address of your company&apos;s identity provider, or try it with --demo.</source>
        <translation>Waar meld je je aan? Start Secure Agent met --issuer en het adres van de aanmelddienst van je bedrijf, of probeer het met --demo.</translation>
    </message>
    <message>
        <source>an employee without roles</source>
        <translation>een medewerker zonder rollen</translation>
    </message>
    <message>
        <source>an office manager</source>
        <translation>een officemanager</translation>
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
        <translation>Je gesprekken konden niet worden gelezen. Ze zijn bewaard als %1; je begint met nieuwe.</translation>
    </message>
</context>
<context>
    <name>Main::PrintedBrowser</name>
    <message>
        <source>Open this address in a browser on this computer:</source>
        <translation>Open dit adres in een browser op deze computer:</translation>
    </message>
</context>
<context>
    <name>Main::Profile</name>
    <message>
        <source>There is no room for temporary files on this computer.</source>
        <translation>Er is op deze computer geen ruimte voor tijdelijke bestanden.</translation>
    </message>
</context>
<context>
    <name>Main::Program</name>
    <message>
        <source>Your settings could not be read. They are kept as %1; you start with new ones.</source>
        <translation>Je instellingen konden niet worden gelezen. Ze zijn bewaard als %1; je begint met nieuwe.</translation>
    </message>
    <message>
        <source>The list of your connected services could not be read. It is kept as %1; you start without it.</source>
        <translation>De lijst van je verbonden diensten kon niet worden gelezen. Ze is bewaard als %1; je begint zonder.</translation>
    </message>
    <message>
        <source>The texts of your language could not be read. This window speaks English.</source>
        <translation>De teksten van je taal konden niet worden gelezen. Dit venster spreekt Engels.</translation>
    </message>
</context>
<context>
    <name>Session::SignInPage</name>
    <message>
        <source>Thank you</source>
        <translation>Dank je wel</translation>
    </message>
    <message>
        <source>You can close this page and go back to Secure Agent.</source>
        <translation>Je kunt deze pagina sluiten en teruggaan naar Secure Agent.</translation>
    </message>
    <message>
        <source>You are not signed in</source>
        <translation>Je bent niet aangemeld</translation>
    </message>
    <message>
        <source>You can close this page. Secure Agent tells you what you can do.</source>
        <translation>Je kunt deze pagina sluiten. Secure Agent vertelt je wat je kunt doen.</translation>
    </message>
    <message>
        <source>This page is no longer needed</source>
        <translation>Deze pagina is niet meer nodig</translation>
    </message>
    <message>
        <source>No sign-in is waiting for it. You can close it and start again in Secure Agent.</source>
        <translation>Er wacht geen aanmelding op. Je kunt haar sluiten en in Secure Agent opnieuw beginnen.</translation>
    </message>
</context>
<context>
    <name>Ui::AdminPage</name>
    <message>
        <source>You may not see everyone’s days off</source>
        <translation>Je mag de vrije dagen van anderen niet zien</translation>
    </message>
    <message>
        <source>HR gave no data. Seeing someone else’s days off takes a role that you do not have.</source>
        <translation>HR gaf geen gegevens. Om de vrije dagen van iemand anders te zien is een rol nodig die je niet hebt.</translation>
    </message>
</context>
<context>
    <name>Ui::AnswerNotices</name>
    <message>
        <source>Your answer is there</source>
        <translation>Je antwoord is er</translation>
    </message>
    <message>
        <source>Your approval is wanted</source>
        <translation>Je goedkeuring wordt gevraagd</translation>
    </message>
    <message>
        <source>Your question waits for a sign-in</source>
        <translation>Je vraag wacht op een aanmelding</translation>
    </message>
</context>
<context>
    <name>Ui::AppearanceSettings</name>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>It takes effect at once.</source>
        <translation>Het werkt meteen.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
</context>
<context>
    <name>Ui::Banner</name>
    <message>
        <source>Try now</source>
        <translation>Nu proberen</translation>
    </message>
    <message>
        <source>The conversation could not be removed.</source>
        <translation>Het gesprek kon niet worden verwijderd.</translation>
    </message>
    <message>
        <source>The agent did not answer. The conversation is still here.</source>
        <translation>De agent antwoordde niet. Het gesprek is er nog.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwoordt niet.</translation>
    </message>
    <message>
        <source>This conversation is very long.</source>
        <translation>Dit gesprek is heel lang.</translation>
    </message>
    <message>
        <source>Only its newest questions are shown here.</source>
        <translation>Alleen de nieuwste vragen staan hier.</translation>
    </message>
    <message>
        <source>Your conversations and drafts are safe.</source>
        <translation>Je gesprekken en concepten zijn veilig.</translation>
    </message>
    <message>
        <source>Next try in %1 s.</source>
        <translation>Volgende poging over %1 s.</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
    </message>
</context>
<context>
    <name>Ui::CardWidget</name>
    <message>
        <source>Copy a request to send</source>
        <translation>Verzoek kopiëren om te sturen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <source>You can ask instead</source>
        <translation>Dit kun je wel vragen</translation>
    </message>
    <message>
        <source>Exactly this is sent, once</source>
        <translation>Precies dit wordt verstuurd, één keer</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Opnieuw vragen</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>De vraag bewerken</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Goedkeuren</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Afwijzen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Digest</source>
        <translation>Controlegetal</translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation>De aanmeldpagina openen</translation>
    </message>
    <message>
        <source>Drop the question</source>
        <translation>De vraag laten vallen</translation>
    </message>
</context>
<context>
    <name>Ui::ChangeForm</name>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
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
        <translation>Vrije dagen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reden</translation>
    </message>
    <message>
        <source>Someone changed this to %1 at %2. Your %3 is not saved.</source>
        <translation>Iemand heeft dit om %2 in %1 gewijzigd. Jouw %3 is niet opgeslagen.</translation>
    </message>
    <message>
        <source>Someone changed this to %1. Your %2 is not saved.</source>
        <translation>Iemand heeft dit in %1 gewijzigd. Jouw %2 is niet opgeslagen.</translation>
    </message>
    <message>
        <source>It is not known whether %1’s days off were changed. HR took the request but did not answer. Look it up before you try again.</source>
        <translation>Het is niet bekend of de vrije dagen van %1 zijn gewijzigd. HR nam het verzoek aan maar antwoordde niet. Kijk het na voordat je het opnieuw probeert.</translation>
    </message>
    <message>
        <source>HR does not take this number or this reason. Nothing was changed.</source>
        <translation>HR neemt dit getal of deze reden niet aan. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>HR could not save this. Nothing was changed.</source>
        <translation>HR kon dit niet opslaan. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 gebruiken</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 opslaan</translation>
    </message>
</context>
<context>
    <name>Ui::ChatArea</name>
    <message>
        <source>The agent did not answer. The old name is back.</source>
        <translation>De agent antwoordde niet. De oude naam is terug.</translation>
    </message>
    <message>
        <source>The agent did not answer. The conversation is still here.</source>
        <translation>De agent antwoordde niet. Het gesprek is er nog.</translation>
    </message>
</context>
<context>
    <name>Ui::ChatPage</name>
    <message>
        <source>Opens %1</source>
        <translation>Opent %1</translation>
    </message>
</context>
<context>
    <name>Ui::CheckSetupPage</name>
    <message>
        <source>Copy report</source>
        <translation>Verslag kopiëren</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Opnieuw controleren</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
    </message>
    <message>
        <source>The report has no tokens, keys or passwords in it.</source>
        <translation>Het verslag bevat geen tokens, sleutels of wachtwoorden.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>Het verslag is gekopieerd.</translation>
    </message>
    <message numerus="yes">
        <source>Looking at %n parts.</source>
        <translation>
            <numerusform>%n onderdeel wordt bekeken.</numerusform>
            <numerusform>%n onderdelen worden bekeken.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 are fine.</source>
        <translation>%1 van %2 zijn in orde.</translation>
    </message>
    <message numerus="yes">
        <source>%n need you.</source>
        <translation>
            <numerusform>%n heeft je nodig.</numerusform>
            <numerusform>%n hebben je nodig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked today at %1, in %2 s.</source>
        <translation>Vandaag gecontroleerd om %1, in %2 s.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in orde</translation>
    </message>
    <message>
        <source>needs you</source>
        <translation>heeft je nodig</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>niet bekeken</translation>
    </message>
    <message>
        <source>Model settings</source>
        <translation>Instellingen van het model</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
</context>
<context>
    <name>Ui::Composer</name>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Versturen</translation>
    </message>
    <message>
        <source>Send (Enter)</source>
        <translation>Versturen (Enter)</translation>
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
        <translation>Vragen als %1</translation>
    </message>
    <message>
        <source>You can type your next question</source>
        <translation>Je kunt je volgende vraag al typen</translation>
    </message>
    <message>
        <source>Waiting for your decision above</source>
        <translation>Wacht op je beslissing hierboven</translation>
    </message>
    <message>
        <source>Waiting for your sign-in</source>
        <translation>Wacht op je aanmelding</translation>
    </message>
    <message>
        <source>Ask something</source>
        <translation>Vraag iets</translation>
    </message>
    <message>
        <source>Ask something about %1</source>
        <translation>Vraag iets over: %1</translation>
    </message>
</context>
<context>
    <name>Ui::ConnectionSettings</name>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept. What you set here goes when you close the window.</source>
        <translation>Demo op deze computer: er wordt niets bewaard. Wat je hier instelt is weg als je het venster sluit.</translation>
    </message>
    <message>
        <source>Leave the demo</source>
        <translation>De demo verlaten</translation>
    </message>
    <message>
        <source>Choose another way</source>
        <translation>Een andere manier kiezen</translation>
    </message>
    <message>
        <source>This window was started with addresses on the command line, which win over what is set.</source>
        <translation>Dit venster is gestart met adressen op de opdrachtregel; die gaan voor wat is ingesteld.</translation>
    </message>
    <message>
        <source>On this computer, as long as this program runs</source>
        <translation>Op deze computer, zolang dit programma loopt</translation>
    </message>
    <message>
        <source>You sign in at</source>
        <translation>Je meldt je aan bij</translation>
    </message>
    <message>
        <source>The demo’s own sign-in page</source>
        <translation>De eigen aanmeldpagina van de demo</translation>
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
        <translation>Alleen bij de agent bekend</translation>
    </message>
    <message>
        <source>%1 in your name by</source>
        <translation>%1 in jouw naam met</translation>
    </message>
    <message>
        <source>Your own sign-in, sent to this service only</source>
        <translation>Je eigen aanmelding, die alleen naar deze dienst gaat</translation>
    </message>
    <message>
        <source>Token exchange: a token that opens this service alone</source>
        <translation>Token-uitwisseling: een token dat alleen deze dienst opent</translation>
    </message>
    <message>
        <source>A key of your company’s: the service does not learn who asks</source>
        <translation>Een sleutel van je bedrijf: de dienst weet niet wie er vraagt</translation>
    </message>
    <message>
        <source>No sign-in</source>
        <translation>Geen aanmelding</translation>
    </message>
</context>
<context>
    <name>Ui::ConversationExport</name>
    <message>
        <source>Export the conversation</source>
        <translation>Het gesprek exporteren</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>The conversation is saved.</source>
        <translation>Het gesprek is opgeslagen.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Het bestand kon niet worden geschreven. Kies een andere plaats.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>## %1, %2</source>
        <comment>person, date and time</comment>
        <translation>## %1, %2</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Bewijs</translation>
    </message>
</context>
<context>
    <name>Ui::EmployeeTable</name>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>%1, %2 days off left, last changed %3</source>
        <translation>%1, nog %2 vrije dagen, laatst gewijzigd %3</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Days off left</source>
        <translation>Resterende vrije dagen</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Laatst gewijzigd</translation>
    </message>
</context>
<context>
    <name>Ui::EmployeesPanel</name>
    <message>
        <source>Find a person</source>
        <translation>Een persoon zoeken</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exporteren</translation>
    </message>
    <message>
        <source>Employees</source>
        <translation>Medewerkers</translation>
    </message>
    <message>
        <source>%1’s days off are changed.</source>
        <translation>De vrije dagen van %1 zijn gewijzigd.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln persoon</numerusform>
            <numerusform>%Ln personen</numerusform>
        </translation>
    </message>
    <message>
        <source>HR did not answer. What you see may be old.</source>
        <translation>HR antwoordde niet. Wat je ziet is misschien verouderd.</translation>
    </message>
    <message>
        <source>HR has no employees yet.</source>
        <translation>HR heeft nog geen medewerkers.</translation>
    </message>
    <message>
        <source>Nobody is called that.</source>
        <translation>Niemand heet zo.</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>De regel kopiëren</translation>
    </message>
    <message>
        <source>The row is copied.</source>
        <translation>De regel is gekopieerd.</translation>
    </message>
    <message>
        <source>Sort by: %1</source>
        <translation>Sorteren op: %1</translation>
    </message>
    <message>
        <source>Export the employees</source>
        <translation>De medewerkers exporteren</translation>
    </message>
    <message>
        <source>Comma-separated values (*.csv)</source>
        <translation>Door komma’s gescheiden waarden (*.csv)</translation>
    </message>
    <message>
        <source>HR did not answer. No file was written.</source>
        <translation>HR antwoordde niet. Er is geen bestand geschreven.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Persoon</translation>
    </message>
    <message>
        <source>Days off left</source>
        <translation>Resterende vrije dagen</translation>
    </message>
    <message>
        <source>Last changed by</source>
        <translation>Laatst gewijzigd door</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Laatst gewijzigd</translation>
    </message>
    <message>
        <source>The file is saved.</source>
        <translation>Het bestand is opgeslagen.</translation>
    </message>
    <message>
        <source>The file could not be written. Choose another place.</source>
        <translation>Het bestand kon niet worden geschreven. Kies een andere plaats.</translation>
    </message>
</context>
<context>
    <name>Ui::ErrorTexts</name>
    <message>
        <source>The service</source>
        <translation>De dienst</translation>
    </message>
    <message>
        <source>It gave as its reason: “%1”</source>
        <translation>Als reden gaf die: “%1”</translation>
    </message>
    <message>
        <source>The sign-in page did not let you in.</source>
        <translation>De aanmeldpagina liet je niet toe.</translation>
    </message>
    <message>
        <source>You are not signed in. %1</source>
        <translation>Je bent niet aangemeld. %1</translation>
    </message>
    <message>
        <source>The sign-in service did not accept the request.</source>
        <translation>De aanmelddienst nam het verzoek niet aan.</translation>
    </message>
    <message>
        <source>The sign-in service does not answer.</source>
        <translation>De aanmelddienst antwoordt niet.</translation>
    </message>
    <message>
        <source>You are not signed in. See whether you are online, then try again. It should be at %1.</source>
        <translation>Je bent niet aangemeld. Kijk of je online bent en probeer het dan opnieuw. De dienst hoort te staan op %1.</translation>
    </message>
    <message>
        <source>What answers at %1 is no sign-in service.</source>
        <translation>Wat op %1 antwoordt is geen aanmelddienst.</translation>
    </message>
    <message>
        <source>You are not signed in. Check the sign-in address, or ask who gave it to you.</source>
        <translation>Je bent niet aangemeld. Controleer het aanmeldadres, of vraag degene die het je gaf.</translation>
    </message>
    <message>
        <source>The service calls itself %1, without the slash at the end.</source>
        <translation>De dienst noemt zichzelf %1, zonder de schuine streep aan het eind.</translation>
    </message>
    <message>
        <source>You are not signed in. Use exactly this address.</source>
        <translation>Je bent niet aangemeld. Gebruik precies dit adres.</translation>
    </message>
    <message>
        <source>The service calls itself %1.</source>
        <translation>De dienst noemt zichzelf %1.</translation>
    </message>
    <message>
        <source>You are not signed in. The address that is set is %1, and the two must be the same.</source>
        <translation>Je bent niet aangemeld. Ingesteld is het adres %1, en die twee moeten gelijk zijn.</translation>
    </message>
    <message>
        <source>You are not signed in. Nothing was changed. You can try again.</source>
        <translation>Je bent niet aangemeld. Er is niets gewijzigd. Je kunt het opnieuw proberen.</translation>
    </message>
    <message>
        <source>You did not sign in.</source>
        <translation>Je hebt je niet aangemeld.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Nothing came back from your browser.</source>
        <translation>Er kwam niets terug van je browser.</translation>
    </message>
    <message>
        <source>You are not signed in. The page waits five minutes. You can open it again.</source>
        <translation>Je bent niet aangemeld. De pagina wacht vijf minuten. Je kunt haar opnieuw openen.</translation>
    </message>
    <message>
        <source>Your browser could not be opened.</source>
        <translation>Je browser kon niet worden geopend.</translation>
    </message>
    <message>
        <source>You are not signed in. Choose a default browser in the settings of your computer, then try again.</source>
        <translation>Je bent niet aangemeld. Kies een standaardbrowser in de instellingen van je computer en probeer het dan opnieuw.</translation>
    </message>
    <message>
        <source>The answer of the sign-in page cannot be received on this computer.</source>
        <translation>Het antwoord van de aanmeldpagina kan op deze computer niet worden ontvangen.</translation>
    </message>
    <message>
        <source>You are not signed in. Close programs that you do not need, then try again.</source>
        <translation>Je bent niet aangemeld. Sluit programma’s die je niet nodig hebt en probeer het dan opnieuw.</translation>
    </message>
    <message>
        <source>This sign-in is not as strong as the service asks for.</source>
        <translation>Deze aanmelding is niet zo sterk als de dienst vraagt.</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask who looks after the sign-in service.</source>
        <translation>Er is niets gewijzigd. Vraag het aan wie de aanmelddienst beheert.</translation>
    </message>
    <message>
        <source>What came back from the sign-in page cannot be trusted.</source>
        <translation>Wat van de aanmeldpagina terugkwam is niet te vertrouwen.</translation>
    </message>
    <message>
        <source>You are not signed in. Try again. When it happens again, tell who looks after the sign-in service.</source>
        <translation>Je bent niet aangemeld. Probeer het opnieuw. Gebeurt het weer, meld het dan aan wie de aanmelddienst beheert.</translation>
    </message>
    <message>
        <source>The agent did not answer</source>
        <translation>De agent antwoordde niet</translation>
    </message>
    <message>
        <source>It is not known whether your decision arrived. Look it up before you try again.</source>
        <translation>Het is niet bekend of je beslissing is aangekomen. Kijk het na voordat je het opnieuw probeert.</translation>
    </message>
    <message>
        <source>Nothing was changed. Your question is kept: ask it again when the agent is back.</source>
        <translation>Er is niets gewijzigd. Je vraag is bewaard: stel hem opnieuw als de agent terug is.</translation>
    </message>
    <message>
        <source>Your sign-in ended</source>
        <translation>Je aanmelding is afgelopen</translation>
    </message>
    <message>
        <source>Nothing was changed. Sign in again, then ask again.</source>
        <translation>Er is niets gewijzigd. Meld je opnieuw aan en vraag het dan opnieuw.</translation>
    </message>
    <message>
        <source>You may not use this agent</source>
        <translation>Je mag deze agent niet gebruiken</translation>
    </message>
    <message>
        <source>Nothing was done. Whoever looks after Secure Agent can give you the right to use it.</source>
        <translation>Er is niets gedaan. Wie Secure Agent beheert kan je het recht geven om het te gebruiken.</translation>
    </message>
    <message>
        <source>That was too fast</source>
        <translation>Dat ging te snel</translation>
    </message>
    <message>
        <source>You can go on in %1 s. Your question is kept.</source>
        <translation>Over %1 s kun je verder. Je vraag is bewaard.</translation>
    </message>
    <message>
        <source>You can go on in a moment. Your question is kept.</source>
        <translation>Je kunt zo verder. Je vraag is bewaard.</translation>
    </message>
    <message>
        <source>This request is no longer the one you saw</source>
        <translation>Dit verzoek is niet meer het verzoek dat je zag</translation>
    </message>
    <message>
        <source>Nothing was changed. Ask again, and decide again.</source>
        <translation>Er is niets gewijzigd. Vraag het opnieuw en beslis opnieuw.</translation>
    </message>
    <message>
        <source>The agent did not take this question</source>
        <translation>De agent nam deze vraag niet aan</translation>
    </message>
    <message>
        <source>Nothing was done. It may be too long: make it shorter and ask again.</source>
        <translation>Er is niets gedaan. Misschien is de vraag te lang: maak hem korter en vraag opnieuw.</translation>
    </message>
    <message>
        <source>The answer stopped in the middle</source>
        <translation>Het antwoord brak halverwege af</translation>
    </message>
    <message>
        <source>What you see may be incomplete. Ask again to get the whole answer.</source>
        <translation>Wat je ziet is misschien niet volledig. Vraag opnieuw om het hele antwoord te krijgen.</translation>
    </message>
    <message>
        <source>The agent could not answer</source>
        <translation>De agent kon niet antwoorden</translation>
    </message>
    <message>
        <source>That is not your doing. Your question is kept: you can ask it again.</source>
        <translation>Dat ligt niet aan jou. Je vraag is bewaard: je kunt hem opnieuw stellen.</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Dit mag je niet doen</translation>
    </message>
    <message>
        <source>You may not change %1</source>
        <translation>Dit mag je niet wijzigen: %1</translation>
    </message>
    <message>
        <source>You may not see %1</source>
        <translation>Dit mag je niet zien: %1</translation>
    </message>
    <message>
        <source>%1 changed nothing.</source>
        <translation>%1 heeft niets gewijzigd.</translation>
    </message>
    <message>
        <source>%1 gave no data.</source>
        <translation>%1 gaf geen gegevens.</translation>
    </message>
    <message>
        <source>This takes a role that you do not have.</source>
        <translation>Hiervoor is een rol nodig die je niet hebt.</translation>
    </message>
    <message>
        <source>Changing %1 takes a role that you do not have.</source>
        <translation>Om dit te wijzigen (%1) is een rol nodig die je niet hebt.</translation>
    </message>
    <message>
        <source>Seeing %1 takes a role that you do not have.</source>
        <translation>Om dit te zien (%1) is een rol nodig die je niet hebt.</translation>
    </message>
    <message>
        <source>%1 knows no person called %2.</source>
        <translation>%1 kent niemand die %2 heet.</translation>
    </message>
    <message>
        <source>Nothing was changed. Check how the name is written, then ask again.</source>
        <translation>Er is niets gewijzigd. Controleer hoe de naam wordt geschreven en vraag dan opnieuw.</translation>
    </message>
    <message>
        <source>%1 found nothing</source>
        <translation>%1 heeft niets gevonden</translation>
    </message>
    <message>
        <source>%1 found nothing about %2</source>
        <translation>%1 heeft hierover niets gevonden: %2</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 antwoordde niet</translation>
    </message>
    <message>
        <source>Nothing was changed. Your question is kept: ask it again when %1 is back.</source>
        <translation>Er is niets gewijzigd. Je vraag is bewaard: stel hem opnieuw als %1 terug is.</translation>
    </message>
    <message>
        <source>It is not known whether anything was changed</source>
        <translation>Het is niet bekend of er iets is gewijzigd</translation>
    </message>
    <message>
        <source>It is not known whether %1 were changed</source>
        <translation>Het is niet bekend of dit is gewijzigd: %1</translation>
    </message>
    <message>
        <source>%1 took the request but did not answer. Look it up before you try again.</source>
        <translation>%1 nam het verzoek aan maar antwoordde niet. Kijk het na voordat je het opnieuw probeert.</translation>
    </message>
    <message>
        <source>%1 asks you to sign in again</source>
        <translation>%1 vraagt je om je opnieuw aan te melden</translation>
    </message>
    <message>
        <source>%1 could not use this</source>
        <translation>%1 kon hier niets mee</translation>
    </message>
    <message>
        <source>Nothing was changed. Put your question in other words.</source>
        <translation>Er is niets gewijzigd. Stel je vraag in andere woorden.</translation>
    </message>
    <message>
        <source>%1 could not do this</source>
        <translation>%1 kon dit niet doen</translation>
    </message>
    <message>
        <source>You stay signed in until you close this window. Next time you sign in again.</source>
        <translation>Je blijft aangemeld tot je dit venster sluit. De volgende keer meld je je opnieuw aan.</translation>
    </message>
    <message>
        <source>Sign in once more, and it is kept anew.</source>
        <translation>Meld je nog eens aan, dan wordt het opnieuw bewaard.</translation>
    </message>
    <message>
        <source>Your sign-in is kept nowhere else: without it you sign in at each start.</source>
        <translation>Je aanmelding wordt nergens anders bewaard: zonder meld je je bij elke start aan.</translation>
    </message>
    <message>
        <source>The keychain of this computer does not answer.</source>
        <translation>De sleutelbos van deze computer antwoordt niet.</translation>
    </message>
    <message>
        <source>The keychain of this computer is locked, or did not let Secure Agent in.</source>
        <translation>De sleutelbos van deze computer is vergrendeld, of liet Secure Agent niet toe.</translation>
    </message>
    <message>
        <source>What the keychain of this computer kept of your sign-in is damaged.</source>
        <translation>Wat de sleutelbos van deze computer van je aanmelding bewaarde is beschadigd.</translation>
    </message>
    <message>
        <source>The agent does not answer.</source>
        <translation>De agent antwoordt niet.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again in a moment.</source>
        <translation>Er is niets gewijzigd. Probeer het zo opnieuw.</translation>
    </message>
    <message>
        <source>Your sign-in ended.</source>
        <translation>Je aanmelding is afgelopen.</translation>
    </message>
    <message>
        <source>Nothing was changed. Sign in again.</source>
        <translation>Er is niets gewijzigd. Meld je opnieuw aan.</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>Dit mag je niet doen.</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Dat is niet gelukt.</translation>
    </message>
    <message>
        <source>The language model did not answer</source>
        <translation>Het taalmodel antwoordde niet</translation>
    </message>
    <message>
        <source>Your question is kept: you can ask it again.</source>
        <translation>Je vraag is bewaard: je kunt hem opnieuw stellen.</translation>
    </message>
    <message>
        <source>The language model cannot be reached</source>
        <translation>Het taalmodel is niet bereikbaar</translation>
    </message>
    <message>
        <source>Your question is kept: ask it again in a moment.</source>
        <translation>Je vraag is bewaard: stel hem zo opnieuw.</translation>
    </message>
    <message>
        <source>It took too long. Ask again, or ask for less at once.</source>
        <translation>Het duurde te lang. Vraag opnieuw, of vraag minder tegelijk.</translation>
    </message>
    <message>
        <source>The language model has too much to do just now</source>
        <translation>Het taalmodel heeft het nu te druk</translation>
    </message>
    <message>
        <source>Your question is kept: ask it again in %1 s.</source>
        <translation>Je vraag is bewaard: stel hem over %1 s opnieuw.</translation>
    </message>
    <message>
        <source>The language model has a problem of its own</source>
        <translation>Het taalmodel heeft zelf een probleem</translation>
    </message>
    <message>
        <source>That is not your doing. Your question is kept: ask it again in a moment.</source>
        <translation>Dat ligt niet aan jou. Je vraag is bewaard: stel hem zo opnieuw.</translation>
    </message>
    <message>
        <source>What may be spent on the language model is used up</source>
        <translation>Wat aan het taalmodel mag worden uitgegeven is op</translation>
    </message>
    <message>
        <source>Whoever looks after Secure Agent can raise it.</source>
        <translation>Wie Secure Agent beheert kan het verhogen.</translation>
    </message>
    <message>
        <source>The language model did not accept its key</source>
        <translation>Het taalmodel nam zijn sleutel niet aan</translation>
    </message>
    <message>
        <source>That is not your doing. Whoever looks after Secure Agent can set another key.</source>
        <translation>Dat ligt niet aan jou. Wie Secure Agent beheert kan een andere sleutel instellen.</translation>
    </message>
    <message>
        <source>No language model is at the address that is set for it</source>
        <translation>Op het ingestelde adres staat geen taalmodel</translation>
    </message>
    <message>
        <source>That is not your doing. Whoever looks after Secure Agent can correct the address.</source>
        <translation>Dat ligt niet aan jou. Wie Secure Agent beheert kan het adres verbeteren.</translation>
    </message>
    <message>
        <source>The language model that is set does not exist</source>
        <translation>Het ingestelde taalmodel bestaat niet</translation>
    </message>
    <message>
        <source>That is not your doing. Whoever looks after Secure Agent can choose another.</source>
        <translation>Dat ligt niet aan jou. Wie Secure Agent beheert kan een ander kiezen.</translation>
    </message>
    <message>
        <source>The language model does not work with this agent</source>
        <translation>Het taalmodel werkt niet met deze agent</translation>
    </message>
    <message>
        <source>This conversation has grown too long for the language model</source>
        <translation>Dit gesprek is te lang geworden voor het taalmodel</translation>
    </message>
    <message>
        <source>Start a new one and ask again.</source>
        <translation>Begin een nieuw gesprek en vraag opnieuw.</translation>
    </message>
    <message>
        <source>The language model gave no answer at all</source>
        <translation>Het taalmodel gaf helemaal geen antwoord</translation>
    </message>
    <message>
        <source>Ask again. Where much was said already, start a new conversation first.</source>
        <translation>Vraag opnieuw. Is er al veel gezegd, begin dan eerst een nieuw gesprek.</translation>
    </message>
    <message>
        <source>The language model broke off in the middle</source>
        <translation>Het taalmodel brak halverwege af</translation>
    </message>
    <message>
        <source>The answer became too long for the language model</source>
        <translation>Het antwoord werd te lang voor het taalmodel</translation>
    </message>
    <message>
        <source>What you see may be incomplete. Ask for less at once.</source>
        <translation>Wat je ziet is misschien niet volledig. Vraag minder tegelijk.</translation>
    </message>
    <message>
        <source>The language model tried to look something up, and it did not work</source>
        <translation>Het taalmodel probeerde iets op te zoeken en dat lukte niet</translation>
    </message>
    <message>
        <source>Ask again. When it happens often, another language model is needed.</source>
        <translation>Vraag opnieuw. Gebeurt het vaak, dan is een ander taalmodel nodig.</translation>
    </message>
    <message>
        <source>The language model gave an answer that cannot be used</source>
        <translation>Het taalmodel gaf een onbruikbaar antwoord</translation>
    </message>
    <message>
        <source>Ask again, perhaps in other words.</source>
        <translation>Vraag opnieuw, misschien in andere woorden.</translation>
    </message>
    <message>
        <source>The provider of the language model held its answer back</source>
        <translation>De aanbieder van het taalmodel hield het antwoord tegen</translation>
    </message>
    <message>
        <source>Ask in other words.</source>
        <translation>Vraag het in andere woorden.</translation>
    </message>
    <message>
        <source>Something may have been changed before that: look it up before you try again.</source>
        <translation>Daarvoor is misschien iets gewijzigd: kijk het na voordat je het opnieuw probeert.</translation>
    </message>
    <message>
        <source>Nothing was changed. %1</source>
        <translation>Er is niets gewijzigd. %1</translation>
    </message>
    <message>
        <source>someone else</source>
        <comment>stands within a service’s own words</comment>
        <translation>someone else</translation>
    </message>
    <message>
        <source>Somebody changed this meanwhile</source>
        <translation>Iemand heeft dit intussen gewijzigd</translation>
    </message>
    <message>
        <source>Somebody changed %1 meanwhile</source>
        <translation>Iemand heeft intussen dit gewijzigd: %1</translation>
    </message>
    <message>
        <source>Nothing was changed now. Look it up, then ask again.</source>
        <translation>Er is nu niets gewijzigd. Zoek het op en vraag het dan opnieuw.</translation>
    </message>
    <message>
        <source>You are signed out, but the keychain of this computer did not remove your sign-in.</source>
        <translation>Je bent afgemeld, maar de sleutelbos van deze computer heeft je aanmelding niet verwijderd.</translation>
    </message>
    <message>
        <source>Secure Agent does not use it any more, and removes it when the keychain opens.</source>
        <translation>Secure Agent gebruikt die niet meer en verwijdert die zodra de sleutelbos opengaat.</translation>
    </message>
</context>
<context>
    <name>Ui::FirstStartPage</name>
    <message>
        <source>Welcome to Secure Agent</source>
        <translation>Welkom bij Secure Agent</translation>
    </message>
    <message>
        <source>Ask in your own words. The agent acts as you: it can do what you may do, and nothing more.</source>
        <translation>Vraag in je eigen woorden. De agent handelt als jij: hij kan wat jij mag, en niets meer.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>De demo proberen</translation>
    </message>
    <message>
        <source>Everything runs on this computer with made-up people. No account, and nothing is kept.</source>
        <translation>Alles draait op deze computer, met verzonnen mensen. Geen account, en er wordt niets bewaard.</translation>
    </message>
    <message>
        <source>Sign in at my company</source>
        <translation>Aanmelden bij mijn bedrijf</translation>
    </message>
    <message>
        <source>The sign-in page opens in your browser. This window never sees your password.</source>
        <translation>De aanmeldpagina opent in je browser. Dit venster ziet je wachtwoord nooit.</translation>
    </message>
    <message>
        <source>Connect to remote services</source>
        <translation>Verbinden met diensten elders</translation>
    </message>
    <message>
        <source>Your company runs the agent and HR for you. You need their two addresses.</source>
        <translation>Je bedrijf draait de agent en HR voor je. Je hebt hun twee adressen nodig.</translation>
    </message>
    <message>
        <source>Sign-in address</source>
        <translation>Aanmeldadres</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Controleren</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-id</translation>
    </message>
    <message>
        <source>Use this address</source>
        <translation>Dit adres gebruiken</translation>
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
        <translation>Terug</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>De demo starten</translation>
    </message>
    <message>
        <source>This address is needed.</source>
        <translation>Dit adres is nodig.</translation>
    </message>
    <message>
        <source>This address is not safe. It has to begin with https://, and hold no name, password or question mark.</source>
        <translation>Dit adres is niet veilig. Het moet met https:// beginnen, en geen naam, wachtwoord of vraagteken bevatten.</translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation>De aanmeldpagina openen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Taal: %1</translation>
    </message>
    <message>
        <source>This is no web address. One begins with https://.</source>
        <translation>Dit is geen webadres. Zo’n adres begint met https://.</translation>
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
        <translation>Terug</translation>
    </message>
</context>
<context>
    <name>Ui::FoldButton</name>
    <message>
        <source>%1, unfolded</source>
        <translation>%1, uitgeklapt</translation>
    </message>
    <message>
        <source>%1, folded</source>
        <translation>%1, ingeklapt</translation>
    </message>
</context>
<context>
    <name>Ui::HrText</name>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month, year</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
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
        <translation>Je vrije dagen gewijzigd van %1 in %2</translation>
    </message>
    <message>
        <source>Changed %1 to %2</source>
        <translation>%1 in %2 gewijzigd</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Saw your days off in the list of employees</source>
        <translation>Zag je vrije dagen in de lijst van medewerkers</translation>
    </message>
    <message numerus="yes">
        <source>Read the list of employees: %Ln people</source>
        <translation>
            <numerusform>Las de lijst van medewerkers: %Ln persoon</numerusform>
            <numerusform>Las de lijst van medewerkers: %Ln personen</numerusform>
        </translation>
    </message>
    <message>
        <source>Looked up your days off</source>
        <translation>Bekeek je vrije dagen</translation>
    </message>
    <message>
        <source>Looked up days off</source>
        <translation>Bekeek vrije dagen</translation>
    </message>
</context>
<context>
    <name>Ui::LanguageSettings</name>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Dates and numbers follow it. It takes effect when the window is built anew.</source>
        <translation>Datums en getallen volgen de taal. Het werkt als het venster opnieuw wordt opgebouwd.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Zoals het systeem</translation>
    </message>
</context>
<context>
    <name>Ui::LookupTable</name>
    <message>
        <source>not stated</source>
        <translation>niet vermeld</translation>
    </message>
    <message>
        <source>%1, %2: %3 %4. Allowed by %5.</source>
        <comment>when, who, what, whose, role</comment>
        <translation>%1, %2: %3 %4. Toegestaan door %5.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Wiens gegevens</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Toegestaan door</translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation>Correlatie-id</translation>
    </message>
</context>
<context>
    <name>Ui::LookupsPanel</name>
    <message>
        <source>Who looked at your data</source>
        <translation>Wie je gegevens bekeek</translation>
    </message>
    <message>
        <source>Who looked at or changed what</source>
        <translation>Wie wat bekeek of wijzigde</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Zoeken in het logboek</translation>
    </message>
    <message>
        <source>Everyone’s data</source>
        <translation>Ieders gegevens</translation>
    </message>
    <message>
        <source>Every look-up by someone else is written down before the answer is given. Your own are not.</source>
        <translation>Elke raadpleging door iemand anders wordt opgeschreven voordat het antwoord wordt gegeven. Die van jezelf niet.</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Laatste 12 maanden</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Vanaf het begin</translation>
    </message>
    <message>
        <source>Period: %1</source>
        <translation>Periode: %1</translation>
    </message>
    <message>
        <source>Whose data: %1</source>
        <translation>Wiens gegevens: %1</translation>
    </message>
    <message>
        <source>Only changes</source>
        <translation>Alleen wijzigingen</translation>
    </message>
    <message>
        <source>Only look-ups</source>
        <translation>Alleen raadplegingen</translation>
    </message>
    <message>
        <source>My own data</source>
        <translation>Mijn eigen gegevens</translation>
    </message>
    <message>
        <source>HR did not answer. What you see may be old.</source>
        <translation>HR antwoordde niet. Wat je ziet is misschien verouderd.</translation>
    </message>
    <message>
        <source>Nobody has looked at your data in this time.</source>
        <translation>In deze tijd heeft niemand je gegevens bekeken.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Er is niets gevonden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries.</source>
        <translation>
            <numerusform>%Ln regel.</numerusform>
            <numerusform>%Ln regels.</numerusform>
        </translation>
    </message>
    <message>
        <source>Something looks wrong? Ask who is named there, and name the correlation id.</source>
        <translation>Klopt er iets niet? Vraag het aan wie daar staat en noem de correlatie-id.</translation>
    </message>
    <message>
        <source>Something looks wrong? Ask %1, and name the correlation id.</source>
        <translation>Klopt er iets niet? Vraag het aan %1 en noem de correlatie-id.</translation>
    </message>
    <message>
        <source>Copy the row</source>
        <translation>De regel kopiëren</translation>
    </message>
    <message>
        <source>The row is copied.</source>
        <translation>De regel is gekopieerd.</translation>
    </message>
    <message>
        <source>Copy the correlation id</source>
        <translation>De correlatie-id kopiëren</translation>
    </message>
    <message>
        <source>The id is copied.</source>
        <translation>De id is gekopieerd.</translation>
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
        <translation>Hoe dit venster was kon niet worden gelezen. Het is bewaard als %1.</translation>
    </message>
</context>
<context>
    <name>Ui::Markdown</name>
    <message>
        <source>[picture: %1]</source>
        <translation>[afbeelding: %1]</translation>
    </message>
</context>
<context>
    <name>Ui::MessageList</name>
    <message>
        <source>New text below</source>
        <translation>Nieuwe tekst hieronder</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Berichten</translation>
    </message>
    <message>
        <source>The code is copied.</source>
        <translation>De code is gekopieerd.</translation>
    </message>
    <message>
        <source>The id is copied.</source>
        <translation>De id is gekopieerd.</translation>
    </message>
    <message>
        <source>The receipt is copied.</source>
        <translation>Het bewijs is gekopieerd.</translation>
    </message>
    <message>
        <source>The message is copied.</source>
        <translation>Het bericht is gekopieerd.</translation>
    </message>
    <message>
        <source>The selection is copied.</source>
        <translation>De selectie is gekopieerd.</translation>
    </message>
    <message>
        <source>Copy the selection</source>
        <translation>De selectie kopiëren</translation>
    </message>
    <message>
        <source>Copy the message</source>
        <translation>Het bericht kopiëren</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 openen</translation>
    </message>
    <message>
        <source>Fold the receipt</source>
        <translation>Het bewijs inklappen</translation>
    </message>
    <message>
        <source>Unfold the receipt</source>
        <translation>Het bewijs uitklappen</translation>
    </message>
    <message>
        <source>Copy the correlation id</source>
        <translation>De correlatie-id kopiëren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Opnieuw vragen</translation>
    </message>
    <message>
        <source>Edit the question</source>
        <translation>De vraag bewerken</translation>
    </message>
</context>
<context>
    <name>Ui::ModelName</name>
    <message>
        <source>Built-in assistant</source>
        <translation>Ingebouwde assistent</translation>
    </message>
</context>
<context>
    <name>Ui::ModelSettingsPage</name>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>The built-in assistant</source>
        <translation>De ingebouwde assistent</translation>
    </message>
    <message>
        <source>A language model on a server</source>
        <translation>Een taalmodel op een server</translation>
    </message>
    <message>
        <source>It answers what your services offer, on this computer alone, and sends nothing anywhere.</source>
        <translation>Hij beantwoordt wat je diensten bieden, alleen op deze computer, en stuurt nergens iets heen.</translation>
    </message>
    <message>
        <source>Any server that speaks the OpenAI protocol: OpenAI, Azure, Ollama, llama.cpp, vLLM, LM Studio.</source>
        <translation>Elke server die het OpenAI-protocol spreekt: OpenAI, Azure, Ollama, llama.cpp, vLLM, LM Studio.</translation>
    </message>
    <message>
        <source>Look on this computer</source>
        <translation>Op deze computer zoeken</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Sleutel</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>Dit model gebruiken</translation>
    </message>
    <message>
        <source>Asking it for one word.</source>
        <translation>Er wordt om één woord gevraagd.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwoordt.</translation>
    </message>
    <message>
        <source>Nothing was changed: this computer has no password store that could keep the key.</source>
        <translation>Er is niets gewijzigd: deze computer heeft geen wachtwoordopslag die de sleutel kan bewaren.</translation>
    </message>
    <message>
        <source>No model server answers on the usual ports of this computer.</source>
        <translation>Op de gebruikelijke poorten van deze computer antwoordt geen modelserver.</translation>
    </message>
    <message>
        <source>%1 at %2: %3</source>
        <translation>%1 op %2: %3</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>Invullen</translation>
    </message>
    <message>
        <source>Fill in %1</source>
        <translation>%1 invullen</translation>
    </message>
    <message>
        <source>The agent at %1 chooses its model%2. Ask who looks after it.</source>
        <translation>De agent op %1 kiest zijn model%2. Vraag wie hem beheert.</translation>
    </message>
    <message>
        <source>, which is %1 now</source>
        <translation>, nu %1</translation>
    </message>
    <message>
        <source>The command line of this window says which model answers, and wins over what is set.</source>
        <translation>De opdrachtregel van dit venster zegt welk model antwoordt, en gaat voor wat is ingesteld.</translation>
    </message>
    <message>
        <source>Who answers your questions.</source>
        <translation>Wie je vragen beantwoordt.</translation>
    </message>
    <message>
        <source>%1 answers now.</source>
        <translation>Nu antwoordt %1.</translation>
    </message>
    <message>
        <source>Kept in the password store</source>
        <translation>Bewaard in de wachtwoordopslag</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message>
        <source>What you ask, what services answer to it, and your name go to the program at %1. On a computer that several people use it may be somebody else’s.</source>
        <translation>Wat je vraagt, wat diensten daarop antwoorden en je naam gaan naar het programma op %1. Op een computer die meer mensen gebruiken kan het van iemand anders zijn.</translation>
    </message>
    <message>
        <source>What you ask, what services answer to it, and your name go to %1.</source>
        <translation>Wat je vraagt, wat diensten daarop antwoorden en je naam gaan naar %1.</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In gebruik</translation>
    </message>
</context>
<context>
    <name>Ui::MyDataPage</name>
    <message>
        <source>Refresh</source>
        <translation>Vernieuwen</translation>
    </message>
    <message numerus="yes">
        <source>days off left</source>
        <comment>below the number</comment>
        <translation>
            <numerusform>vrije dag over</numerusform>
            <numerusform>vrije dagen over</numerusform>
        </translation>
    </message>
    <message>
        <source>As HR had it today at %1</source>
        <translation>Zoals HR het vandaag om %1 had</translation>
    </message>
    <message>
        <source>As HR had it on %1 at %2</source>
        <translation>Zoals HR het op %1 om %2 had</translation>
    </message>
    <message>
        <source>HR has no days off about you</source>
        <translation>HR heeft geen vrije dagen van jou</translation>
    </message>
    <message>
        <source>Ask the people who look after HR to add you.</source>
        <translation>Vraag wie HR beheert om je toe te voegen.</translation>
    </message>
    <message>
        <source>HR did not answer</source>
        <translation>HR antwoordde niet</translation>
    </message>
    <message>
        <source>HR did not answer just now. %1</source>
        <translation>HR antwoordde zojuist niet. %1</translation>
    </message>
    <message>
        <source>Your days off appear here when it is back.</source>
        <translation>Je vrije dagen verschijnen hier als HR terug is.</translation>
    </message>
</context>
<context>
    <name>Ui::OperationDetail</name>
    <message>
        <source>Role it takes</source>
        <translation>Benodigde rol</translation>
    </message>
    <message>
        <source>It cannot be used: %1.</source>
        <translation>Dit is niet te gebruiken: %1.</translation>
    </message>
    <message>
        <source>It only reads. It can ask first all the same.</source>
        <translation>Dit leest alleen. Het kan toch eerst vragen.</translation>
    </message>
    <message>
        <source>It waits for your decision each time. Where you know that it changes nothing, say that it reads: that holds until its document changes.</source>
        <translation>Dit wacht elke keer op je beslissing. Weet je dat het niets wijzigt, zeg dan dat het leest: dat geldt tot het document verandert.</translation>
    </message>
    <message>
        <source>It changes something and waits for your decision each time.</source>
        <translation>Dit wijzigt iets en wacht elke keer op je beslissing.</translation>
    </message>
    <message>
        <source>Not stated: the service decides</source>
        <translation>Niet genoemd: de dienst beslist</translation>
    </message>
</context>
<context>
    <name>Ui::OperationTable</name>
    <message>
        <source>Operations</source>
        <translation>Bewerkingen</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>Niet bruikbaar</translation>
    </message>
</context>
<context>
    <name>Ui::OperationWords</name>
    <message>
        <source>Not usable</source>
        <translation>Niet bruikbaar</translation>
    </message>
    <message>
        <source>Not stated</source>
        <translation>Niet genoemd</translation>
    </message>
    <message>
        <source>%1, %2, %3, role: %4</source>
        <translation>%1, %2, %3, rol: %4</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Toegestaan</translation>
    </message>
    <message>
        <source>What you can ask</source>
        <translation>Wat je kunt vragen</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Verzoek</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>Gevolg</translation>
    </message>
    <message>
        <source>Role it takes</source>
        <translation>Benodigde rol</translation>
    </message>
</context>
<context>
    <name>Ui::PrivacySettings</name>
    <message>
        <source>Keep my conversations on this computer</source>
        <translation>Mijn gesprekken op deze computer bewaren</translation>
    </message>
    <message>
        <source>Clear my conversations</source>
        <translation>Mijn gesprekken wissen</translation>
    </message>
    <message>
        <source>Clear all of them</source>
        <translation>Allemaal wissen</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Conversations are kept in a file that only your account on this computer can read.</source>
        <translation>Gesprekken worden bewaard in een bestand dat alleen jouw account op deze computer kan lezen.</translation>
    </message>
    <message>
        <source>The agent at %1 keeps your conversations. Ask who looks after it how long.</source>
        <translation>De agent op %1 bewaart je gesprekken. Vraag wie hem beheert hoe lang.</translation>
    </message>
    <message>
        <source>Days after which a conversation is deleted</source>
        <translation>Dagen waarna een gesprek wordt verwijderd</translation>
    </message>
    <message>
        <source>Delete them when nothing was added for</source>
        <translation>Verwijder ze als er niets bij kwam in</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dagen</translation>
    </message>
    <message>
        <source>The command line of this window says so, and wins over what is set here.</source>
        <translation>De opdrachtregel van dit venster zegt dat, en gaat voor wat hier is ingesteld.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Wissen</translation>
    </message>
    <message>
        <source>Deletes every conversation of the person who is signed in. Receipts in HR’s record stay.</source>
        <translation>Verwijdert elk gesprek van wie is aangemeld. Wat HR heeft vastgelegd blijft.</translation>
    </message>
    <message>
        <source>Deleting your conversations.</source>
        <translation>Je gesprekken worden verwijderd.</translation>
    </message>
    <message>
        <source>There were no conversations.</source>
        <translation>Er waren geen gesprekken.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>%n gesprek is verwijderd.</numerusform>
            <numerusform>%n gesprekken zijn verwijderd.</numerusform>
        </translation>
    </message>
    <message>
        <source>The agent did not answer. What was not deleted is still there; try again.</source>
        <translation>De agent antwoordde niet. Wat niet is verwijderd is er nog; probeer het opnieuw.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>All your conversations go. For 10 seconds you can undo it, and then they cannot be brought back. Export those that you want to keep.</source>
        <translation>Al je gesprekken verdwijnen. 10 seconden lang kun je dat ongedaan maken, daarna kunnen ze niet terugkomen. Exporteer wat je wilt bewaren.</translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n conversations.</source>
        <translation>
            <numerusform>Verwijderd: %n gesprek.</numerusform>
            <numerusform>Verwijderd: %n gesprekken.</numerusform>
        </translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept</source>
        <translation>Demo op deze computer: er wordt niets bewaard</translation>
    </message>
</context>
<context>
    <name>Ui::ReadingView</name>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>This conversation could not be read just now. Nothing of it is lost.</source>
        <translation>Dit gesprek kon zojuist niet worden gelezen. Er is niets van verloren.</translation>
    </message>
</context>
<context>
    <name>Ui::RefusalPanel</name>
    <message>
        <source>Role it takes</source>
        <translation>Benodigde rol</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>in words, as it is written</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Your roles in HR</source>
        <translation>Je rollen in HR</translation>
    </message>
    <message>
        <source>None. You can see your own data.</source>
        <translation>Geen. Je kunt je eigen gegevens zien.</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>Wie kan helpen</translation>
    </message>
    <message>
        <source>Not permitted: %1</source>
        <translation>Niet toegestaan: %1</translation>
    </message>
</context>
<context>
    <name>Ui::RequestView</name>
    <message>
        <source>Exactly this is sent, once</source>
        <translation>Precies dit wordt verstuurd, één keer</translation>
    </message>
</context>
<context>
    <name>Ui::RowParts</name>
    <message>
        <source>%1, opens %2</source>
        <comment>words of the link, address</comment>
        <translation>%1, opent %2</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>De code kopiëren</translation>
    </message>
    <message>
        <source>Fold or unfold the receipt</source>
        <translation>Het bewijs in- of uitklappen</translation>
    </message>
    <message>
        <source>Copy the receipt</source>
        <translation>Het bewijs kopiëren</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Opnieuw vragen</translation>
    </message>
    <message>
        <source>Copy the id</source>
        <translation>De id kopiëren</translation>
    </message>
</context>
<context>
    <name>Ui::ServiceForm</name>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Calls go to</source>
        <translation>Oproepen gaan naar</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>Wie kan helpen</translation>
    </message>
    <message>
        <source>Whom somebody without the role may ask</source>
        <translation>Wie iemand zonder de rol kan vragen</translation>
    </message>
    <message>
        <source>In your name by</source>
        <translation>Namens jou met</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Doelgroep</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Sleutel</translation>
    </message>
    <message>
        <source>Allow all</source>
        <translation>Alles toestaan</translation>
    </message>
    <message>
        <source>Allow none</source>
        <translation>Niets toestaan</translation>
    </message>
    <message>
        <source>version %1 · OpenAPI %2</source>
        <translation>versie %1 · OpenAPI %2</translation>
    </message>
    <message>
        <source>The document has changed since you looked at it. Look at what its operations do: those that only read by your word ask first again.</source>
        <translation>Het document is veranderd sinds je het bekeek. Kijk wat de bewerkingen doen: wat alleen volgens jou leest, vraagt weer eerst.</translation>
    </message>
    <message>
        <source>Kept in the password store</source>
        <translation>Bewaard in de wachtwoordopslag</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Geen</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operations are allowed.</source>
        <translation>
            <numerusform>%1 van %n bewerking is toegestaan.</numerusform>
            <numerusform>%1 van %n bewerkingen zijn toegestaan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Opnieuw lezen</translation>
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
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 wijzigen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 verwijderen</translation>
    </message>
    <message>
        <source>Remove %1? Nobody can ask it any more in this window, and its key, where it has one, leaves the password store.</source>
        <translation>%1 verwijderen? In dit venster kan niemand er nog iets aan vragen, en de sleutel, als die er is, verdwijnt uit de wachtwoordopslag.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behouden</translation>
    </message>
</context>
<context>
    <name>Ui::ServiceTexts</name>
    <message>
        <source>Your own sign-in</source>
        <translation>Je eigen aanmelding</translation>
    </message>
    <message>
        <source>Token exchange</source>
        <translation>Token-uitwisseling</translation>
    </message>
    <message>
        <source>An API key</source>
        <translation>Een API-sleutel</translation>
    </message>
    <message>
        <source>No sign-in</source>
        <translation>Geen aanmelding</translation>
    </message>
    <message>
        <source>Your own sign-in goes to %1 and nowhere else, and only where it was made for this service: with the audience below. Otherwise nothing is sent.</source>
        <translation>Je eigen aanmelding gaat naar %1 en nergens anders heen, en alleen als ze voor deze dienst gemaakt is: met de doelgroep hieronder. Anders wordt er niets verstuurd.</translation>
    </message>
    <message>
        <source>The agent exchanges your sign-in for one that opens this service alone. For that it needs an account of its own at the sign-in service, and this window was started without one: see --exchange-client-id in the user guide.</source>
        <translation>De agent wisselt je aanmelding in voor een die alleen deze dienst opent. Daarvoor heeft hij een eigen account bij de aanmelddienst nodig, en dit venster is zonder gestart: zie --exchange-client-id in de handleiding.</translation>
    </message>
    <message>
        <source>A key of your company’s goes along. The service does not learn who asks: everybody who uses this window may do there what the key may.</source>
        <translation>Er gaat een sleutel van je bedrijf mee. De dienst weet niet wie er vraagt: wie dit venster gebruikt, mag daar wat de sleutel mag.</translation>
    </message>
    <message>
        <source>Nothing of yours goes along: the service does not learn who asks.</source>
        <translation>Er gaat niets van jou mee: de dienst weet niet wie er vraagt.</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Leest</translation>
    </message>
    <message>
        <source>Asks first</source>
        <translation>Vraagt eerst</translation>
    </message>
    <message numerus="yes">
        <source>%n operations</source>
        <translation>
            <numerusform>%n bewerking</numerusform>
            <numerusform>%n bewerkingen</numerusform>
        </translation>
    </message>
    <message>
        <source>your own sign-in</source>
        <translation>je eigen aanmelding</translation>
    </message>
    <message>
        <source>token exchange</source>
        <translation>token-uitwisseling</translation>
    </message>
    <message>
        <source>an API key</source>
        <translation>een API-sleutel</translation>
    </message>
    <message>
        <source>no sign-in</source>
        <translation>geen aanmelding</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Bereikt</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>Antwoordt niet</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Nog niet gevraagd</translation>
    </message>
    <message>
        <source>It does not answer. Everything else works, and what it offers comes back with it.</source>
        <translation>Hij antwoordt niet. Al het andere werkt, en wat hij biedt komt met hem terug.</translation>
    </message>
    <message>
        <source>Its key is not in the password store: change the service and give the key again.</source>
        <translation>De sleutel staat niet in de wachtwoordopslag: wijzig de dienst en geef de sleutel opnieuw.</translation>
    </message>
    <message>
        <source>It is not called: this window was started without the account that exchanges sign-ins, --exchange-client-id.</source>
        <translation>Hij wordt niet aangeroepen: dit venster is gestart zonder het account dat aanmeldingen inwisselt, --exchange-client-id.</translation>
    </message>
    <message>
        <source>That is no address of a document. Write it like https://rooms.example.com/openapi.json.</source>
        <translation>Dat is geen adres van een document. Schrijf het als https://rooms.example.com/openapi.json.</translation>
    </message>
    <message>
        <source>There is no document at %1.</source>
        <translation>Er is geen document op %1.</translation>
    </message>
    <message>
        <source>%1 wants a sign-in. A document is read without one: ask for a copy of it, and choose the file.</source>
        <translation>%1 vraagt een aanmelding. Een document wordt zonder gelezen: vraag een kopie en kies het bestand.</translation>
    </message>
    <message>
        <source>%1 is an address that only a machine itself, or its neighbours, should be asked at.</source>
        <translation>%1 is een adres waar alleen een machine zelf, of haar buren, iets hoort te vragen.</translation>
    </message>
    <message>
        <source>The document at %1 is too large.</source>
        <translation>Het document op %1 is te groot.</translation>
    </message>
    <message>
        <source>%1 is no OpenAPI document that can be used: %2.</source>
        <translation>%1 is geen bruikbaar OpenAPI-document: %2.</translation>
    </message>
    <message>
        <source>%1 does not answer with a document. Look at the address, or try again later.</source>
        <translation>%1 antwoordt niet met een document. Bekijk het adres, of probeer het later nog eens.</translation>
    </message>
    <message>
        <source>Give the service a name. Receipts and cards say it.</source>
        <translation>Geef de dienst een naam. Bewijzen en kaarten noemen die.</translation>
    </message>
    <message>
        <source>Another service has this name already.</source>
        <translation>Een andere dienst heeft deze naam al.</translation>
    </message>
    <message>
        <source>Where is the service? Write its address like https://rooms.example.com/api.</source>
        <translation>Waar is de dienst? Schrijf het adres als https://rooms.example.com/api.</translation>
    </message>
    <message>
        <source>This address is not safe. Use https, and leave out names, passwords and question marks.</source>
        <translation>Dit adres is niet veilig. Gebruik https, en laat namen, wachtwoorden en vraagtekens weg.</translation>
    </message>
    <message>
        <source>Say for whom your sign-in has to be made: the audience that the service checks.</source>
        <translation>Zeg voor wie je aanmelding gemaakt moet zijn: de doelgroep die de dienst controleert.</translation>
    </message>
    <message>
        <source>Give the key of the service.</source>
        <translation>Geef de sleutel van de dienst.</translation>
    </message>
    <message>
        <source>Allow at least one operation.</source>
        <translation>Sta minstens één bewerking toe.</translation>
    </message>
    <message>
        <source>The agent exchanges your sign-in for one that opens this service alone. It asks for that by the audience, the scope or both: who looks after the sign-in service knows which.</source>
        <translation>De agent wisselt je aanmelding in voor een die alleen deze dienst opent. Daarom vraagt hij met de doelgroep, de scope of beide: wie de aanmelddienst beheert weet welke.</translation>
    </message>
    <message>
        <source>So its operations are not shown. What was said of them stays as it is, and the rest can be changed.</source>
        <translation>Daarom worden de bewerkingen niet getoond. Wat daarvan is ingesteld blijft zoals het is, en de rest kan worden gewijzigd.</translation>
    </message>
    <message>
        <source>Say for which service your sign-in is exchanged: its audience, or a scope that stands for it.</source>
        <translation>Geef aan voor welke dienst je aanmelding wordt ingewisseld: de doelgroep ervan, of een scope die ervoor staat.</translation>
    </message>
    <message>
        <source>Read the document at its new address first, and look at what it offers there.</source>
        <translation>Lees eerst het document op zijn nieuwe adres, en bekijk wat het daar aanbiedt.</translation>
    </message>
</context>
<context>
    <name>Ui::ServicesSettings</name>
    <message>
        <source>Connected services</source>
        <translation>Verbonden diensten</translation>
    </message>
    <message>
        <source>%1 is connected.</source>
        <translation>%1 is verbonden.</translation>
    </message>
    <message>
        <source>%1 is connected no more.</source>
        <translation>%1 is niet meer verbonden.</translation>
    </message>
    <message>
        <source>OpenAPI document</source>
        <translation>OpenAPI-document</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lezen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Een bestand kiezen…</translation>
    </message>
    <message>
        <source>Reading the document.</source>
        <translation>Het document wordt gelezen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choose an OpenAPI document</source>
        <translation>Een OpenAPI-document kiezen</translation>
    </message>
    <message>
        <source>OpenAPI documents (*.json *.yaml *.yml);;All files (*)</source>
        <translation>OpenAPI-documenten (*.json *.yaml *.yml);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>The agent at %1 has its own list. Ask who looks after it.</source>
        <translation>De agent op %1 heeft een eigen lijst. Vraag wie hem beheert.</translation>
    </message>
    <message>
        <source>The command line of this window names the list (--services), and wins over what is set.</source>
        <translation>De opdrachtregel van dit venster noemt de lijst (--services) en gaat voor op wat is ingesteld.</translation>
    </message>
    <message>
        <source>This holds until you close the program: the list cannot be written.</source>
        <translation>Dit geldt tot je het programma sluit: de lijst kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>This computer has no password store that could keep the key: it holds until you close the program.</source>
        <translation>Deze computer heeft geen wachtwoordopslag die de sleutel kan bewaren: hij geldt tot je het programma sluit.</translation>
    </message>
    <message>
        <source>What the agent may call in your name. What a call changes always asks you first.</source>
        <translation>Wat de agent namens jou mag aanroepen. Wat iets wijzigt, vraagt je altijd eerst.</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 wijzigen</translation>
    </message>
    <message>
        <source>Add a service</source>
        <translation>Een dienst toevoegen</translation>
    </message>
    <message numerus="yes">
        <source>Save with %n operations</source>
        <translation>
            <numerusform>Opslaan met %n bewerking</numerusform>
            <numerusform>Opslaan met %n bewerkingen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add with %n operations</source>
        <translation>
            <numerusform>Toevoegen met %n bewerking</numerusform>
            <numerusform>Toevoegen met %n bewerkingen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Opslaan</translation>
    </message>
</context>
<context>
    <name>Ui::SettingsPage</name>
    <message>
        <source>Restart now</source>
        <translation>Nu opnieuw starten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Terug</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Uiterlijk</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
    </message>
    <message>
        <source>This holds until you close the program: the file of your settings cannot be written.</source>
        <translation>Dit geldt tot je het programma sluit: het bestand met je instellingen kan niet worden geschreven.</translation>
    </message>
    <message>
        <source>What you changed takes effect at the next start.</source>
        <translation>Wat je hebt gewijzigd werkt vanaf de volgende start.</translation>
    </message>
    <message>
        <source>Connected services</source>
        <translation>Verbonden diensten</translation>
    </message>
</context>
<context>
    <name>Ui::SetupTexts</name>
    <message>
        <source>Sign-in service</source>
        <translation>Aanmelddienst</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Sleutels</translation>
    </message>
    <message>
        <source>Safe sign-in</source>
        <translation>Veilig aanmelden</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Klok</translation>
    </message>
    <message>
        <source>Return address</source>
        <translation>Terugadres</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Doelgroep</translation>
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
        <translation>Model</translation>
    </message>
    <message>
        <source>Password store</source>
        <translation>Wachtwoordopslag</translation>
    </message>
    <message>
        <source>%1 answers and names itself correctly</source>
        <translation>%1 antwoordt en noemt zichzelf juist</translation>
    </message>
    <message numerus="yes">
        <source>%n keys for checking signatures</source>
        <translation>
            <numerusform>%n sleutel om handtekeningen te controleren</numerusform>
            <numerusform>%n sleutels om handtekeningen te controleren</numerusform>
        </translation>
    </message>
    <message>
        <source>It does not say whether it supports PKCE; it is used</source>
        <translation>De dienst zegt niet of die PKCE ondersteunt; het wordt gebruikt</translation>
    </message>
    <message>
        <source>Authorization code with PKCE (S256)</source>
        <translation>Autorisatiecode met PKCE (S256)</translation>
    </message>
    <message>
        <source>No more than 2 s apart from the sign-in service</source>
        <translation>Niet meer dan 2 s verschil met de aanmelddienst</translation>
    </message>
    <message>
        <source>The browser can hand the sign-in back to this window</source>
        <translation>De browser kan de aanmelding aan dit venster teruggeven</translation>
    </message>
    <message>
        <source>Your sign-in opens %1, and nothing else</source>
        <translation>Je aanmelding opent %1, en niets anders</translation>
    </message>
    <message>
        <source> and </source>
        <translation> en </translation>
    </message>
    <message>
        <source>%1: no roles, so you can see your own data</source>
        <translation>%1: geen rollen, dus je kunt je eigen gegevens zien</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 answers in %2 ms</source>
        <translation>%1 antwoordt in %2 ms</translation>
    </message>
    <message>
        <source>The built-in assistant, which needs no model</source>
        <translation>De ingebouwde assistent, die geen model nodig heeft</translation>
    </message>
    <message>
        <source>%1, chosen by who looks after the agent</source>
        <translation>%1, gekozen door wie de agent beheert</translation>
    </message>
    <message>
        <source>%1 answers</source>
        <translation>%1 antwoordt</translation>
    </message>
    <message>
        <source>Not used: the demo keeps nothing</source>
        <translation>Niet gebruikt: de demo bewaart niets</translation>
    </message>
    <message>
        <source>It keeps your sign-in, and nothing else</source>
        <translation>Die bewaart je aanmelding, en niets anders</translation>
    </message>
    <message>
        <source>The sign-in service</source>
        <translation>De aanmelddienst</translation>
    </message>
    <message>
        <source>The sign-in address is no web address.</source>
        <translation>Het aanmeldadres is geen webadres.</translation>
    </message>
    <message>
        <source>This sign-in address is not safe.</source>
        <translation>Dit aanmeldadres is niet veilig.</translation>
    </message>
    <message>
        <source>It has to begin with https://, and hold no name, password or question mark.</source>
        <translation>Het moet met https:// beginnen, en geen naam, wachtwoord of vraagteken bevatten.</translation>
    </message>
    <message>
        <source>The service calls itself %1, without the slash at the end.</source>
        <translation>De dienst noemt zichzelf %1, zonder de schuine streep aan het eind.</translation>
    </message>
    <message>
        <source>The service calls itself %1.</source>
        <translation>De dienst noemt zichzelf %1.</translation>
    </message>
    <message>
        <source>The address that is set must be exactly the same.</source>
        <translation>Het ingestelde adres moet precies hetzelfde zijn.</translation>
    </message>
    <message>
        <source>The keys of %1 cannot be read.</source>
        <translation>De sleutels van %1 kunnen niet worden gelezen.</translation>
    </message>
    <message>
        <source>What answers at %1 is no sign-in service.</source>
        <translation>Wat op %1 antwoordt is geen aanmelddienst.</translation>
    </message>
    <message>
        <source>Check the sign-in address, or ask who gave it to you.</source>
        <translation>Controleer het aanmeldadres, of vraag degene die het je gaf.</translation>
    </message>
    <message>
        <source>%1 has no keys that can be used.</source>
        <translation>%1 heeft geen bruikbare sleutels.</translation>
    </message>
    <message>
        <source>It takes RSA keys for RS256 of 2048 bits or more. Ask who looks after it.</source>
        <translation>Nodig zijn RSA-sleutels voor RS256 van 2048 bits of meer. Vraag wie de dienst beheert.</translation>
    </message>
    <message>
        <source>It does not support safe sign-in (PKCE, S256).</source>
        <translation>De dienst ondersteunt veilig aanmelden (PKCE, S256) niet.</translation>
    </message>
    <message>
        <source>Ask who looks after the sign-in service to turn it on.</source>
        <translation>Vraag wie de aanmelddienst beheert om het aan te zetten.</translation>
    </message>
    <message>
        <source>This computer’s clock is %1 s ahead.</source>
        <translation>De klok van deze computer loopt %1 s voor.</translation>
    </message>
    <message>
        <source>Sign-in works up to 30 s. Turn on automatic time.</source>
        <translation>Aanmelden werkt tot 30 s. Zet automatische tijd aan.</translation>
    </message>
    <message>
        <source>This computer’s clock is %1 s behind.</source>
        <translation>De klok van deze computer loopt %1 s achter.</translation>
    </message>
    <message>
        <source>It does not say what time it has.</source>
        <translation>De dienst zegt niet hoe laat het daar is.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwoordt niet.</translation>
    </message>
    <message>
        <source>See whether you are online, then check again.</source>
        <translation>Kijk of je online bent en controleer dan opnieuw.</translation>
    </message>
    <message>
        <source>It is starting.</source>
        <translation>Die start op.</translation>
    </message>
    <message>
        <source>Check again in a moment.</source>
        <translation>Controleer het zo meteen opnieuw.</translation>
    </message>
    <message>
        <source>What answers at %1 is another program.</source>
        <translation>Wat op %1 antwoordt is een ander programma.</translation>
    </message>
    <message>
        <source>Check the address in Connection, or ask who gave it to you.</source>
        <translation>Controleer het adres bij Verbinding, of vraag degene die het je gaf.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 antwoordde niet op tijd.</translation>
    </message>
    <message>
        <source>See whether you are online, or ask who looks after it.</source>
        <translation>Kijk of je online bent, of vraag wie de dienst beheert.</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Bezig</translation>
    </message>
    <message>
        <source>You stopped this check.</source>
        <translation>Je hebt deze controle gestopt.</translation>
    </message>
    <message>
        <source>Sign in first, then check again.</source>
        <translation>Meld je eerst aan en controleer dan opnieuw.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Er kwam geen antwoord op tijd.</translation>
    </message>
    <message>
        <source>The browser cannot hand the sign-in back to this window.</source>
        <translation>De browser kan de aanmelding niet aan dit venster teruggeven.</translation>
    </message>
    <message>
        <source>No port of 127.0.0.1 is free. Close programs that you do not need.</source>
        <translation>Geen poort van 127.0.0.1 is vrij. Sluit programma’s die je niet nodig hebt.</translation>
    </message>
    <message>
        <source>Your sign-in does not open %1.</source>
        <translation>Je aanmelding opent %1 niet.</translation>
    </message>
    <message>
        <source>Ask who looks after the sign-in service to add the audience to this program.</source>
        <translation>Vraag wie de aanmelddienst beheert om de doelgroep aan dit programma toe te voegen.</translation>
    </message>
    <message>
        <source>Your sign-in names no person.</source>
        <translation>Je aanmelding noemt geen persoon.</translation>
    </message>
    <message>
        <source>Sign out and in again.</source>
        <translation>Meld je af en weer aan.</translation>
    </message>
    <message>
        <source>Only the agent knows HR, so My data and Admin are not shown.</source>
        <translation>Alleen de agent kent HR, dus Mijn gegevens en Beheer zijn er niet.</translation>
    </message>
    <message>
        <source>Choose another in the settings of the model, or the built-in assistant.</source>
        <translation>Kies een ander in de instellingen van het model, of de ingebouwde assistent.</translation>
    </message>
    <message>
        <source>The password store is locked, so you sign in at every start.</source>
        <translation>De wachtwoordopslag is vergrendeld, dus je meldt je bij elke start aan.</translation>
    </message>
    <message>
        <source>Unlock it, then check again.</source>
        <translation>Ontgrendel die en controleer dan opnieuw.</translation>
    </message>
    <message>
        <source>No password store runs here, so you sign in at every start.</source>
        <translation>Hier draait geen wachtwoordopslag, dus je meldt je bij elke start aan.</translation>
    </message>
    <message>
        <source>Start GNOME Keyring or KWallet, then check again.</source>
        <translation>Start GNOME Keyring of KWallet en controleer dan opnieuw.</translation>
    </message>
    <message>
        <source>Clock %1 s ahead.</source>
        <translation>Klok %1 s voor.</translation>
    </message>
    <message>
        <source>Clock %1 s behind.</source>
        <translation>Klok %1 s achter.</translation>
    </message>
    <message>
        <source>The two must be the same.</source>
        <translation>De twee moeten gelijk zijn.</translation>
    </message>
    <message>
        <source>Sign-in service found.</source>
        <translation>Aanmelddienst gevonden.</translation>
    </message>
    <message>
        <source>It calls itself by exactly this address.</source>
        <translation>Die noemt zichzelf precies zo.</translation>
    </message>
    <message>
        <source>Keys readable.</source>
        <translation>Sleutels leesbaar.</translation>
    </message>
    <message numerus="yes">
        <source>%n signing keys, RS256, 2048 bits or more.</source>
        <translation>
            <numerusform>%n sleutel voor handtekeningen, RS256, 2048 bits of meer.</numerusform>
            <numerusform>%n sleutels voor handtekeningen, RS256, 2048 bits of meer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Safe sign-in supported.</source>
        <translation>Veilig aanmelden ondersteund.</translation>
    </message>
    <message>
        <source>Clock right.</source>
        <translation>Klok goed.</translation>
    </message>
    <message>
        <source>A web address begins with https://.</source>
        <translation>Een webadres begint met https://.</translation>
    </message>
</context>
<context>
    <name>Ui::ShortcutSheet</name>
    <message>
        <source>Send the question</source>
        <translation>De vraag versturen</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Nieuwe regel</translation>
    </message>
    <message>
        <source>Edit the last question, in an empty field</source>
        <translation>De laatste vraag bewerken, in een leeg veld</translation>
    </message>
    <message>
        <source>Stop, decline, cancel, back</source>
        <translation>Stoppen, afwijzen, annuleren, terug</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nieuw gesprek</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Een gesprek zoeken</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>De gesprekken tonen of verbergen</translation>
    </message>
    <message>
        <source>Rename a conversation, change a row</source>
        <translation>Een gesprek hernoemen, een regel wijzigen</translation>
    </message>
    <message>
        <source>Delete a conversation</source>
        <translation>Een gesprek verwijderen</translation>
    </message>
    <message>
        <source>Chat, My data, Admin</source>
        <translation>Chat, Mijn gegevens, Beheer</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>Volgend gebied</translation>
    </message>
    <message>
        <source>Copy the row or the message</source>
        <translation>De regel of het bericht kopiëren</translation>
    </message>
    <message>
        <source>Unfold the receipt</source>
        <translation>Het bewijs uitklappen</translation>
    </message>
    <message>
        <source>What can be done with a row</source>
        <translation>Wat er met een regel kan</translation>
    </message>
    <message>
        <source>Approve, while the request has the focus</source>
        <translation>Goedkeuren, zolang het verzoek de focus heeft</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Dit overzicht</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
</context>
<context>
    <name>Ui::SideDelegate</name>
    <message>
        <source>Deleted.</source>
        <translation>Verwijderd.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>New name of the conversation</source>
        <translation>Nieuwe naam van het gesprek</translation>
    </message>
</context>
<context>
    <name>Ui::SideList</name>
    <message>
        <source>Find</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Find a conversation</source>
        <translation>Een gesprek zoeken</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nieuw gesprek</translation>
    </message>
    <message>
        <source>New conversation (Ctrl+N)</source>
        <translation>Nieuw gesprek (Ctrl+N)</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Hernoemen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporteren…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Your conversations appear here.</source>
        <translation>Je gesprekken verschijnen hier.</translation>
    </message>
    <message>
        <source>Nothing was found.</source>
        <translation>Er is niets gevonden.</translation>
    </message>
    <message>
        <source>Your drafts could not be read. They are kept as %1; you start with new ones.</source>
        <translation>Je concepten konden niet worden gelezen. Ze zijn bewaard als %1; je begint met nieuwe.</translation>
    </message>
    <message>
        <source>Your conversations could not be read just now.</source>
        <translation>Je gesprekken konden zojuist niet worden gelezen.</translation>
    </message>
</context>
<context>
    <name>Ui::SideText</name>
    <message>
        <source>New conversation</source>
        <translation>Nieuw gesprek</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Concept</translation>
    </message>
    <message>
        <source>Writing the answer</source>
        <translation>Schrijft het antwoord</translation>
    </message>
    <message>
        <source>Waiting for your approval</source>
        <translation>Wacht op je goedkeuring</translation>
    </message>
    <message>
        <source>Parked: sign in again</source>
        <translation>Geparkeerd: meld je opnieuw aan</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wacht op je</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen antwoord</translation>
    </message>
    <message>
        <source>Stopped by you</source>
        <translation>Door jou gestopt</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Niet toegestaan</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Niet gevonden</translation>
    </message>
    <message>
        <source>No answer from a service</source>
        <translation>Geen antwoord van een dienst</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 antwoordde niet</translation>
    </message>
    <message>
        <source>The outcome is not known</source>
        <translation>De uitkomst is niet bekend</translation>
    </message>
    <message>
        <source>Declined by you</source>
        <translation>Door jou afgewezen</translation>
    </message>
    <message>
        <source>It did not work</source>
        <translation>Het is niet gelukt</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>day and month</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>day, month, year</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gisteren</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Eerder</translation>
    </message>
    <message>
        <source>%1: deleted. Press Enter to undo.</source>
        <translation>%1: verwijderd. Druk op Enter om dat ongedaan te maken.</translation>
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
        <translation>Welkom bij Secure Agent</translation>
    </message>
    <message>
        <source>Ask in your own words. The agent acts as you: it can do what you may do, and nothing more.</source>
        <translation>Vraag in je eigen woorden. De agent handelt als jij: hij kan wat jij mag, en niets meer.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>De demo proberen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Everything runs on this computer with made-up people. No account, and nothing is kept.</source>
        <translation>Alles draait op deze computer, met verzonnen mensen. Geen account, en er wordt niets bewaard.</translation>
    </message>
    <message>
        <source>The sign-in page opens in your browser. This window never sees your password.</source>
        <translation>De aanmeldpagina opent in je browser. Dit venster ziet je wachtwoord nooit.</translation>
    </message>
    <message>
        <source>Sign in as %1 with the password %2: %3.</source>
        <translation>Meld je aan als %1 met het wachtwoord %2: %3.</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Opnieuw openen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Open the sign-in page</source>
        <translation>De aanmeldpagina openen</translation>
    </message>
    <message>
        <source>Looking for the sign-in service.</source>
        <translation>De aanmelddienst wordt gezocht.</translation>
    </message>
    <message>
        <source>Finish signing in in your browser.</source>
        <translation>Rond het aanmelden af in je browser.</translation>
    </message>
    <message>
        <source>Signing you in.</source>
        <translation>Je wordt aangemeld.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
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
        <translation>Secure Agent kon niet starten</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
</context>
<context>
    <name>Ui::StatusBar</name>
    <message>
        <source>%1 ready</source>
        <translation>%1 gereed</translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation>%1 wordt gevraagd</translation>
    </message>
    <message>
        <source>%1 is starting</source>
        <translation>%1 start op</translation>
    </message>
    <message>
        <source>%1 does not answer</source>
        <translation>%1 antwoordt niet</translation>
    </message>
    <message>
        <source>Sign-in ended at %1</source>
        <translation>Aanmelding afgelopen om %1</translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept</source>
        <translation>Demo op deze computer: er wordt niets bewaard</translation>
    </message>
    <message>
        <source>Signed in until you close this window</source>
        <translation>Aangemeld tot je dit venster sluit</translation>
    </message>
    <message>
        <source>Signed in until %1</source>
        <translation>Aangemeld tot %1</translation>
    </message>
    <message>
        <source>%1 stopped and was started again at %2.</source>
        <translation>%1 stopte en is om %2 weer gestart.</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
    </message>
</context>
<context>
    <name>Ui::SystemTray</name>
    <message>
        <source>Open Secure Agent</source>
        <translation>Secure Agent openen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nieuw gesprek</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
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
        <translation>De regel is gekopieerd.</translation>
    </message>
</context>
<context>
    <name>Ui::TopBar</name>
    <message>
        <source>Pages</source>
        <translation>Pagina’s</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>My data</source>
        <translation>Mijn gegevens</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Beheer</translation>
    </message>
    <message>
        <source>Demo on this computer: nothing is kept</source>
        <translation>Demo op deze computer: er wordt niets bewaard</translation>
    </message>
    <message>
        <source>Reset the conversation</source>
        <translation>Het gesprek wissen</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Afmelden</translation>
    </message>
    <message>
        <source>no roles</source>
        <translation>geen rollen</translation>
    </message>
    <message>
        <source>Account %1, %2</source>
        <translation>Account %1, %2</translation>
    </message>
    <message>
        <source>You are %1</source>
        <translation>Je bent %1</translation>
    </message>
    <message>
        <source>You are %1 (%2)</source>
        <translation>Je bent %1 (%2)</translation>
    </message>
    <message>
        <source>No roles: you can see your own data</source>
        <translation>Geen rollen: je kunt je eigen gegevens zien</translation>
    </message>
    <message>
        <source>Your roles: %1</source>
        <translation>Je rollen: %1</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Switch account</source>
        <translation>Van account wisselen</translation>
    </message>
    <message>
        <source>Signs you out and opens the sign-in page, for somebody else</source>
        <translation>Meldt je af en opent de aanmeldpagina, voor iemand anders</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Instellingen…</translation>
    </message>
    <message>
        <source>Check my setup</source>
        <translation>Mijn opzet controleren</translation>
    </message>
    <message>
        <source>In your name: %1</source>
        <translation>In jouw naam: %1</translation>
    </message>
</context>
<context>
    <name>Ui::TurnText</name>
    <message>
        <source>Role it takes</source>
        <translation>Benodigde rol</translation>
    </message>
    <message>
        <source>Your roles</source>
        <translation>Je rollen</translation>
    </message>
    <message>
        <source>Your roles in %1</source>
        <translation>Je rollen in %1</translation>
    </message>
    <message>
        <source>None. You can see your own data.</source>
        <translation>Geen. Je kunt je eigen gegevens zien.</translation>
    </message>
    <message>
        <source>Who can help</source>
        <translation>Wie kan helpen</translation>
    </message>
    <message>
        <source>%1 did not say</source>
        <translation>%1 zei het niet</translation>
    </message>
    <message>
        <source>Do this: %1?</source>
        <translation>Dit doen: %1?</translation>
    </message>
    <message>
        <source>a service</source>
        <translation>een dienst</translation>
    </message>
    <message>
        <source>This changes %1 in your name. Nothing happens until you decide.</source>
        <translation>Dit wijzigt %1 in jouw naam. Er gebeurt niets tot je beslist.</translation>
    </message>
    <message>
        <source>This is sent to %1 in your name. Nothing happens until you decide.</source>
        <translation>Dit wordt in jouw naam naar %1 gestuurd. Er gebeurt niets tot je beslist.</translation>
    </message>
    <message>
        <source>Approved by you at %1.</source>
        <translation>Door jou goedgekeurd om %1.</translation>
    </message>
    <message>
        <source>Declined by you. Nothing was changed.</source>
        <translation>Door jou afgewezen. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Not decided. Nothing was changed.</source>
        <translation>Niet beslist. Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>You signed in again</source>
        <translation>Je hebt je opnieuw aangemeld</translation>
    </message>
    <message>
        <source>The question went on by itself.</source>
        <translation>De vraag ging vanzelf verder.</translation>
    </message>
    <message>
        <source>You dropped the question</source>
        <translation>Je hebt de vraag laten vallen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets gewijzigd.</translation>
    </message>
    <message>
        <source>Your question is parked</source>
        <translation>Je vraag is geparkeerd</translation>
    </message>
    <message>
        <source>This takes a fresh sign-in. Sign in again as %1 and the question goes on by itself.</source>
        <translation>Hiervoor is een verse aanmelding nodig. Meld je opnieuw aan als %1, dan gaat de vraag vanzelf verder.</translation>
    </message>
    <message>
        <source>Your sign-in ended at %1. Sign in again as %2 and the question goes on by itself.</source>
        <translation>Je aanmelding liep af om %1. Meld je opnieuw aan als %2, dan gaat de vraag vanzelf verder.</translation>
    </message>
    <message>
        <source>Your sign-in ended. Sign in again as %1 and the question goes on by itself.</source>
        <translation>Je aanmelding liep af. Meld je opnieuw aan als %1, dan gaat de vraag vanzelf verder.</translation>
    </message>
    <message>
        <source>Stopped by you.</source>
        <translation>Door jou gestopt.</translation>
    </message>
    <message>
        <source>What had come until then is kept.</source>
        <translation>Wat er tot dan toe was is bewaard.</translation>
    </message>
    <message>
        <source>This answer takes a role that you do not have</source>
        <translation>Voor dit antwoord is een rol nodig die je niet hebt</translation>
    </message>
    <message>
        <source>It holds what you read about others while you had the role.</source>
        <translation>Er staat in wat je over anderen las toen je die rol had.</translation>
    </message>
    <message>
        <source>The model did not answer.</source>
        <translation>Het model antwoordde niet.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Er is niets gedaan.</translation>
    </message>
    <message>
        <source>Hello%1, I need %2.</source>
        <translation>Hallo%1, ik heb dit nodig: %2.</translation>
    </message>
    <message>
        <source>It takes the role %1.</source>
        <translation>Daarvoor is de rol %1 nodig.</translation>
    </message>
    <message>
        <source>Correlation id: %1</source>
        <translation>Correlatie-id: %1</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Bewijs</translation>
    </message>
    <message>
        <source> · </source>
        <translation> · </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestopt</translation>
    </message>
    <message>
        <source>Working on your question</source>
        <translation>Werkt aan je vraag</translation>
    </message>
    <message>
        <source>Changing %1 in %2</source>
        <translation>Wijzigt in %2: %1</translation>
    </message>
    <message>
        <source>Looking up %1 in %2</source>
        <translation>Zoekt op in %2: %1</translation>
    </message>
    <message>
        <source>Changed %1 in %2</source>
        <translation>Gewijzigd in %2: %1</translation>
    </message>
    <message>
        <source>Looked up %1 in %2</source>
        <translation>Opgezocht in %2: %1</translation>
    </message>
    <message>
        <source>Wants to change %1 in %2</source>
        <translation>Wil wijzigen in %2: %1</translation>
    </message>
    <message>
        <source>Waiting to ask %2 for %1</source>
        <translation>Wacht om %2 te vragen naar: %1</translation>
    </message>
    <message>
        <source>Did not change %1 in %2</source>
        <translation>Niet gewijzigd in %2: %1</translation>
    </message>
    <message>
        <source>Did not ask %2 for %1</source>
        <translation>Niet gevraagd aan %2: %1</translation>
    </message>
    <message>
        <source>Stopped while changing %1 in %2</source>
        <translation>Gestopt tijdens het wijzigen in %2: %1</translation>
    </message>
    <message>
        <source>Stopped looking up %1 in %2</source>
        <translation>Opzoeken gestopt in %2: %1</translation>
    </message>
    <message>
        <source>Asked %2 to change %1: %3</source>
        <translation>%2 gevraagd om te wijzigen (%1): %3</translation>
    </message>
    <message>
        <source>Asked %2 for %1: %3</source>
        <translation>%2 gevraagd naar %1: %3</translation>
    </message>
    <message>
        <source>it did not work</source>
        <translation>het is niet gelukt</translation>
    </message>
    <message>
        <source>not permitted</source>
        <translation>niet toegestaan</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>niet gevonden</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>geen antwoord</translation>
    </message>
    <message>
        <source>the outcome is not known</source>
        <translation>de uitkomst is niet bekend</translation>
    </message>
    <message>
        <source>not understood</source>
        <translation>niet begrepen</translation>
    </message>
    <message>
        <source>it wants you to sign in again</source>
        <translation>die wil dat je je opnieuw aanmeldt</translation>
    </message>
    <message>
        <source> and </source>
        <translation> en </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changes in %1 as %2</source>
        <translation>
            <numerusform>%Ln wijziging in %1 als %2</numerusform>
            <numerusform>%Ln wijzigingen in %1 als %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln look-ups in %1 as %2</source>
        <translation>
            <numerusform>%Ln raadpleging in %1 als %2</numerusform>
            <numerusform>%Ln raadplegingen in %1 als %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refusals by %1, asked as %2</source>
        <translation>
            <numerusform>%Ln weigering door %1, gevraagd als %2</numerusform>
            <numerusform>%Ln weigeringen door %1, gevraagd als %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls without an answer</source>
        <translation>
            <numerusform>%Ln aanroep zonder antwoord</numerusform>
            <numerusform>%Ln aanroepen zonder antwoord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls to %1 as %2</source>
        <translation>
            <numerusform>%Ln aanroep van %1 als %2</numerusform>
            <numerusform>%Ln aanroepen van %1 als %2</numerusform>
        </translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>niet vermeld</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Over wie</translation>
    </message>
    <message>
        <source>In whose name</source>
        <translation>In wiens naam</translation>
    </message>
    <message>
        <source>Allowed by</source>
        <translation>Toegestaan door</translation>
    </message>
    <message>
        <source>(%1, as %2 stated it)</source>
        <translation>(%1, zoals %2 vermeldde)</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Uitkomst</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gedaan</translation>
    </message>
    <message>
        <source>Not permitted</source>
        <translation>Niet toegestaan</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Niet gevonden</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen antwoord</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Niet bekend</translation>
    </message>
    <message>
        <source>Declined by you</source>
        <translation>Door jou afgewezen</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Niet begrepen</translation>
    </message>
    <message>
        <source>Wants you to sign in again</source>
        <translation>Wil dat je je opnieuw aanmeldt</translation>
    </message>
    <message>
        <source>Did not work</source>
        <translation>Niet gelukt</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
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
        <translation>Regel in het logboek</translation>
    </message>
    <message>
        <source>Correlation id</source>
        <translation>Correlatie-id</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>label: value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You, %1: %2</source>
        <translation>Jij, %1: %2</translation>
    </message>
    <message>
        <source>Agent: %1</source>
        <translation>Agent: %1</translation>
    </message>
    <message>
        <source>Receipt, unfolded: %1. %2</source>
        <translation>Bewijs, uitgeklapt: %1. %2</translation>
    </message>
    <message>
        <source>Receipt, folded: %1</source>
        <translation>Bewijs, ingeklapt: %1</translation>
    </message>
    <message>
        <source>Not permitted: %1</source>
        <translation>Niet toegestaan: %1</translation>
    </message>
    <message>
        <source>Your approval is wanted: %1</source>
        <translation>Je goedkeuring wordt gevraagd: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Good morning, %1</source>
        <translation>Goedemorgen, %1</translation>
    </message>
    <message>
        <source>Good afternoon, %1</source>
        <translation>Goedemiddag, %1</translation>
    </message>
    <message>
        <source>Good evening, %1</source>
        <translation>Goedenavond, %1</translation>
    </message>
    <message>
        <source>somebody changed it meanwhile</source>
        <translation>iemand heeft het intussen gewijzigd</translation>
    </message>
    <message>
        <source>Not done: somebody changed it meanwhile</source>
        <translation>Niet gedaan: iemand heeft het intussen gewijzigd</translation>
    </message>
</context>
<context>
    <name>Ui::WelcomeView</name>
    <message>
        <source>Hi %1, we removed your history.</source>
        <translation>Hallo %1, we hebben je geschiedenis verwijderd.</translation>
    </message>
    <message>
        <source>The parked question was dropped, because somebody else signed in.</source>
        <translation>De geparkeerde vraag is vervallen, omdat iemand anders zich aanmeldde.</translation>
    </message>
    <message>
        <source>These are things you can ask. What you ask is done in your name.</source>
        <translation>Dit kun je bijvoorbeeld vragen. Wat je vraagt gebeurt in jouw naam.</translation>
    </message>
    <message>
        <source>What you can ask appears here when it is back.</source>
        <translation>Wat je kunt vragen verschijnt hier als hij terug is.</translation>
    </message>
    <message>
        <source>No service offers you anything to ask at the moment.</source>
        <translation>Geen dienst biedt je op dit moment iets te vragen.</translation>
    </message>
    <message>
        <source>Lists the services and what you may ask them</source>
        <translation>Noemt de diensten en wat je ze mag vragen</translation>
    </message>
    <message>
        <source>%1 · changes %2, after you approve</source>
        <translation>%1 · wijzigt na je goedkeuring: %2</translation>
    </message>
    <message>
        <source>%1 · reads %2</source>
        <translation>%1 · leest: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more need a role that you do not have</source>
        <translation>
            <numerusform>Voor nog %Ln is een rol nodig die je niet hebt</numerusform>
            <numerusform>Voor nog %Ln zijn rollen nodig die je niet hebt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 It takes the role %2.</source>
        <translation>%1 Daarvoor is de rol %2 nodig.</translation>
    </message>
</context>
</TS>
