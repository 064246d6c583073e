@echo off
rem Starts Gradus on Windows: finds a JDK, builds on first use and when sources changed, then runs.
rem Everything said here goes to standard error; results of commands are the only thing on standard output.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_FOLDER=%~dp0"
set "STATE=%HOME_FOLDER%target\launcher"
set "JAR=%HOME_FOLDER%app\target\gradus.jar"

rem A JDK of version 25 or newer: JAVA_HOME, the PATH, then the usual folders.
set "JDK="
if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined JDK for /f "delims=" %%j in ('where java 2^>nul') do if not defined JDK call :try "%%~dpj.."
for %%r in (
    "%ProgramFiles%\Java" "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
    "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%ProgramFiles%\RedHat" "%ProgramFiles%\SapMachine"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps"
) do if not defined JDK for /d %%j in ("%%~r\*") do if not defined JDK call :try "%%~j"
if not defined JDK (
    echo gradus: a JDK of version 25 or newer is needed and none was found in JAVA_HOME, the PATH or the usual folders; get one from https://adoptium.net and, if it is still not found, set JAVA_HOME to it. 1>&2
    exit /b 1
)

rem What was built is of these sources when the list of their names, sizes and dates is the same.
if not exist "%STATE%" mkdir "%STATE%" 2>nul
call :list > "%STATE%\sources.new" 2>nul
if exist "%JAR%" if exist "%STATE%\sources" fc /b "%STATE%\sources.new" "%STATE%\sources" >nul 2>nul && goto built
where mvn >nul 2>nul || (
    echo gradus: Maven is needed to build Gradus and 'mvn' is not in the PATH; get it from https://maven.apache.org/download.cgi. 1>&2
    exit /b 1
)
echo gradus: building (the first time takes a minute or two) ... 1>&2
del /q "%STATE%\*.aot" "%STATE%\sources" 2>nul
set "JAVA_HOME=%JDK%"
call mvn -B -q -ntp -f "%HOME_FOLDER%pom.xml" -Dmaven.test.skip=true package 1>&2 <nul
if errorlevel 1 (
    echo gradus: the build failed; what is wrong stands above. 1>&2
    exit /b 1
)
move /y "%STATE%\sources.new" "%STATE%\sources" >nul
:built

rem A short command ends before the optimizing compiler would help. Java's own log would go to standard output.
set "OPTIONS=-Xlog:disable -XX:-UsePerfData --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
set "KIND=window"
for %%w in (train evaluate predict reference bench) do if /i "%~1"=="%%w" set "KIND=work"
for %%w in (eval new check devices export import -h --help -V --version) do if /i "%~1"=="%%w" set "KIND=command"
if "%KIND%"=="command" set "OPTIONS=%OPTIONS% -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
set "CACHE=%STATE%\command.aot"
if "%KIND%"=="window" goto run
if exist "%CACHE%" goto cached
echo gradus: preparing a fast start (once) ... 1>&2
"%JDK%\bin\java" %OPTIONS% -XX:AOTCacheOutput="%CACHE%" -cp "%JAR%" gradus.app.cli.Main eval "z=(a+b)*(c-d)" --set a=2 --set b=3 --set c=5 --set d=1 --grad --json >nul 2>nul <nul
:cached
if exist "%CACHE%" set "OPTIONS=%OPTIONS% -XX:AOTCache="%CACHE%""
:run
"%JDK%\bin\java" %OPTIONS% -cp "%JAR%" gradus.app.cli.Main %*
exit /b %ERRORLEVEL%

rem Takes the folder as the JDK when its `release` file says 25 or newer.
:try
if not exist "%~f1\bin\javac.exe" exit /b 0
if not exist "%~f1\release" exit /b 0
for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do set "FEATURE=%%~v"
set "FEATURE=%FEATURE:"=%"
for /f "delims=-+" %%v in ("%FEATURE%") do if %%v geq 25 set "JDK=%~f1"
exit /b 0

rem The files that the build reads, each with size and date.
:list
for %%f in ("%HOME_FOLDER%pom.xml" "%HOME_FOLDER%engine\pom.xml" "%HOME_FOLDER%app\pom.xml" "%HOME_FOLDER%ui-resources\pom.xml" "%HOME_FOLDER%sample-projects\*.*") do echo %%~ztf %%f
for %%d in (engine\src\main app\src\main ui-resources\src\main sample-projects\data) do for /f "delims=" %%f in ('dir /s /b /a-d "%HOME_FOLDER%%%d" 2^>nul') do echo %%~ztf %%f
exit /b 0
