@echo off
rem Starts Adaptarium; builds it first where that is needed. Wants a JDK of version 17 or newer and git, nothing else.
rem   ADAPTARIUM_JAVA_OPTS   further options for Java, such as -Xmx4g
rem   JAVA_HOME              which Java to use; without it, the one on the PATH
rem It builds in place, where the other launcher keeps every build that is in use: end what is running before a pull. It cannot tell whether somebody is at
rem the terminal: no progress bars, and plug-ins of a foreign run want --trust. Paths stand in quotes and never inside a block, which a ')' in them would end.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"
if not "%HERE%"=="%HERE:;=%" goto bad_place

set "JAVA=java"
if not defined JAVA_HOME goto find_version
set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" goto bad_home

:find_version
rem 'java -version' says: openjdk version "17.0.15" 2025-04-15, after a note on JAVA_TOOL_OPTIONS where that is set
set "FULL="
for /f "tokens=1-3" %%a in ('call "%JAVA%" -version 2^>^&1') do if "%%b"=="version" if not defined FULL set "FULL=%%~c"
if not defined FULL goto no_java
set "VERSION="
for /f "tokens=1,2 delims=.-+_" %%v in ("%FULL%") do if "%%v"=="1" (set "VERSION=%%w") else set "VERSION=%%v"
if not defined VERSION set "VERSION=0"
if %VERSION% lss 17 goto old_java

set "TARGET=%HERE%\experiments\target"
set "CLASS_PATH_FILE=%TARGET%\launcher.classpath"
set "BUILT="
if exist "%CLASS_PATH_FILE%" set "BUILT=1"
for %%m in (sim envs agents meta render experiments) do if not exist "%HERE%\%%m\target\classes" set "BUILT="
rem The commit that was built: a pull or a commit builds anew. Delete experiments\target to build after other changes.
set "COMMIT="
for /f %%c in ('git -C "%HERE%" rev-parse HEAD 2^>nul') do set "COMMIT=%%c"
set "BUILT_COMMIT="
if exist "%TARGET%\launcher.commit" set /p BUILT_COMMIT=<"%TARGET%\launcher.commit"
if not "%COMMIT%"=="%BUILT_COMMIT%" set "BUILT="
if defined BUILT goto run

"%JAVA%" --list-modules 2>nul | findstr /b /c:"jdk.compiler" >nul
if errorlevel 1 goto no_compiler
echo adaptarium: building; the first time this fetches about 150 MB and takes a minute or two>&2
if not exist "%TARGET%" mkdir "%TARGET%"
if not exist "%TARGET%" goto read_only
pushd "%HERE%"
call mvnw.cmd --batch-mode --no-transfer-progress -q -P launcher -pl experiments -am process-classes >"%TARGET%\launcher.log" 2>&1
if errorlevel 1 goto failed
popd
rem Without git there is no commit, and 'echo' alone would write that it is off.
>"%TARGET%\launcher.commit" echo(%COMMIT%

:run
rem The class path goes through the environment: a command line holds 8191 characters only.
for /f "usebackq delims=" %%p in ("%CLASS_PATH_FILE%") do set "CLASSPATH=%%p"
set "CLASSPATH=%HERE%\sim\target\classes;%CLASSPATH%"
set "CLASSPATH=%HERE%\envs\target\classes;%CLASSPATH%"
set "CLASSPATH=%HERE%\agents\target\classes;%CLASSPATH%"
set "CLASSPATH=%HERE%\meta\target\classes;%CLASSPATH%"
set "CLASSPATH=%HERE%\render\target\classes;%CLASSPATH%"
set "CLASSPATH=%HERE%\experiments\target\classes;%CLASSPATH%"

rem Native libraries are unpacked into the user's own folder, once, never into one for everybody's temporary files.
set "CACHE=%DJL_CACHE_DIR%"
if not defined CACHE set "CACHE=%USERPROFILE%\.djl.ai"

set "FLAGS="
if %VERSION% geq 22 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
if %VERSION% geq 24 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
rem Vector instructions, by a module of Java that is still incubating; brought in this way it gives no warning. Results are the same without.
if %VERSION% leq 25 set "FLAGS=%FLAGS% --add-exports java.base/jdk.internal.module=ALL-UNNAMED -XX:+UnlockExperimentalVMOptions -XX:+EnableVectorSupport -Dadaptarium.vectors=true"
set "OPT_OUT_TRACKING=true"
"%JAVA%" -Xms64m -Xmx1g -XX:+UseSerialGC -Djava.awt.headless=true -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Dai.djl.pytorch.num_interop_threads=1 -Dai.djl.pytorch.num_threads=1 "-Dadaptarium.home=%HERE%" "-Dorg.lwjgl.system.SharedLibraryExtractPath=%CACHE%\lwjgl" "-Dadaptarium.natives=%CACHE%" %FLAGS% %ADAPTARIUM_JAVA_OPTS% adaptarium.experiments.command.Main %*
exit /b %ERRORLEVEL%

:bad_place
echo adaptarium: the program lies in "%HERE%", and Java takes the ';' in it for the end of a folder's name; move it to a folder without one>&2
exit /b 2

:bad_home
echo adaptarium: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it; point it to a JDK of version 17 or newer>&2
exit /b 2

:no_java
echo adaptarium: no Java found, or it does not run; install a JDK of version 17 or newer, or set JAVA_HOME to one>&2
exit /b 2

:old_java
echo adaptarium: Java %FULL% is too old; install a JDK of version 17 or newer, or set JAVA_HOME to one ("%JAVA%")>&2
exit /b 2

:no_compiler
echo adaptarium: "%JAVA%" is a runtime without a compiler; building needs a JDK of version 17 or newer>&2
exit /b 2

:read_only
echo adaptarium: cannot write to "%HERE%", which is where the program is built>&2
exit /b 2

:failed
popd
findstr /l /c:"[ERROR]" "%TARGET%\launcher.log">&2
echo adaptarium: building failed; all of it is in "%TARGET%\launcher.log">&2
exit /b 2
