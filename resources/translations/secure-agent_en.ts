<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Ui::CheckSetupPage</name>
    <message numerus="yes">
        <source>Looking at %n parts.</source>
        <translation>
            <numerusform>Looking at %n part.</numerusform>
            <numerusform>Looking at %n parts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you.</source>
        <translation>
            <numerusform>%n needs you.</numerusform>
            <numerusform>%n need you.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::EmployeesPanel</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::HrText</name>
    <message numerus="yes">
        <source>Read the list of employees: %Ln people</source>
        <translation>
            <numerusform>Read the list of employees: %Ln person</numerusform>
            <numerusform>Read the list of employees: %Ln people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::LookupsPanel</name>
    <message numerus="yes">
        <source>%Ln entries.</source>
        <translation>
            <numerusform>%Ln entry.</numerusform>
            <numerusform>%Ln entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::MyDataPage</name>
    <message numerus="yes">
        <source>days off left</source>
        <comment>below the number</comment>
        <translation>
            <numerusform>day off left</numerusform>
            <numerusform>days off left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::PrivacySettings</name>
    <message numerus="yes">
        <source>%n conversations were deleted.</source>
        <translation>
            <numerusform>%n conversation was deleted.</numerusform>
            <numerusform>%n conversations were deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n conversations.</source>
        <translation>
            <numerusform>Deleted: %n conversation.</numerusform>
            <numerusform>Deleted: %n conversations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ServiceForm</name>
    <message numerus="yes">
        <source>%1 of %n operations are allowed.</source>
        <translation>
            <numerusform>%1 of %n operation is allowed.</numerusform>
            <numerusform>%1 of %n operations are allowed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ServiceTexts</name>
    <message numerus="yes">
        <source>%n operations</source>
        <translation>
            <numerusform>%n operation</numerusform>
            <numerusform>%n operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::ServicesSettings</name>
    <message numerus="yes">
        <source>Save with %n operations</source>
        <translation>
            <numerusform>Save with %n operation</numerusform>
            <numerusform>Save with %n operations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add with %n operations</source>
        <translation>
            <numerusform>Add with %n operation</numerusform>
            <numerusform>Add with %n operations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::SetupTexts</name>
    <message numerus="yes">
        <source>%n keys for checking signatures</source>
        <translation>
            <numerusform>%n key for checking signatures</numerusform>
            <numerusform>%n keys for checking signatures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signing keys, RS256, 2048 bits or more.</source>
        <translation>
            <numerusform>%n signing key, RS256, 2048 bits or more.</numerusform>
            <numerusform>%n signing keys, RS256, 2048 bits or more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::TurnText</name>
    <message numerus="yes">
        <source>%Ln changes in %1 as %2</source>
        <translation>
            <numerusform>%Ln change in %1 as %2</numerusform>
            <numerusform>%Ln changes in %1 as %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln look-ups in %1 as %2</source>
        <translation>
            <numerusform>%Ln look-up in %1 as %2</numerusform>
            <numerusform>%Ln look-ups in %1 as %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refusals by %1, asked as %2</source>
        <translation>
            <numerusform>%Ln refusal by %1, asked as %2</numerusform>
            <numerusform>%Ln refusals by %1, asked as %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls without an answer</source>
        <translation>
            <numerusform>%Ln call without an answer</numerusform>
            <numerusform>%Ln calls without an answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln calls to %1 as %2</source>
        <translation>
            <numerusform>%Ln call to %1 as %2</numerusform>
            <numerusform>%Ln calls to %1 as %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ui::WelcomeView</name>
    <message numerus="yes">
        <source>%Ln more need a role that you do not have</source>
        <translation>
            <numerusform>%Ln more needs a role that you do not have</numerusform>
            <numerusform>%Ln more need a role that you do not have</numerusform>
        </translation>
    </message>
</context>
</TS>
