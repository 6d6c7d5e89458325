@echo off
rem Starts Adaptarium; builds it first where that is needed. Wants a JDK of version 17 or newer and git, nothing else.
rem   ADAPTARIUM_JAVA_OPTS   further options for Java, such as -Xmx4g
rem   JAVA_HOME              which Java to use; without it, the one on the PATH
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "HERE=%HERE:~0,-1%"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo adaptarium: no Java found; install a JDK of version 17 or newer, or set JAVA_HOME to one>&2
  exit /b 2
)
rem 'java -version' says: openjdk version "17.0.15" 2025-04-15
set "VERSION="
for /f "tokens=2 delims=." %%v in ('""%JAVA%" -version 2>&1 | findstr /r /c:"version \"1\.""') do set "VERSION=%%v"
if not defined VERSION for /f "tokens=3" %%v in ('""%JAVA%" -version 2>&1 | findstr /c:" version ""') do for /f "delims=.-+" %%w in ("%%~v") do set "VERSION=%%w"
if not defined VERSION set "VERSION=0"
if %VERSION% lss 17 (
  echo adaptarium: Java %VERSION% is too old; install a JDK of version 17 or newer, or set JAVA_HOME to one>&2
  exit /b 2
)

set "CLASS_PATH_FILE=%HERE%\experiments\target\launcher.classpath"
set "BUILT="
if exist "%CLASS_PATH_FILE%" set "BUILT=1"
for %%m in (sim envs agents meta render experiments) do if not exist "%HERE%\%%m\target\classes" set "BUILT="
rem The commit that was built: a pull or a commit builds anew. Delete experiments\target to build after other changes.
set "COMMIT="
for /f %%c in ('git -C "%HERE%" rev-parse HEAD 2^>nul') do set "COMMIT=%%c"
set "BUILT_COMMIT="
if exist "%HERE%\experiments\target\launcher.commit" set /p BUILT_COMMIT=<"%HERE%\experiments\target\launcher.commit"
if not "%COMMIT%"=="%BUILT_COMMIT%" set "BUILT="

if not defined BUILT (
  echo adaptarium: building; the first time this fetches about 150 MB and takes a minute or two>&2
  if not exist "%HERE%\experiments\target" mkdir "%HERE%\experiments\target"
  pushd "%HERE%"
  call mvnw.cmd --batch-mode --no-transfer-progress -q -P launcher -pl experiments -am process-classes >"experiments\target\launcher.log" 2>&1
  if errorlevel 1 (
    popd
    echo adaptarium: building failed; all of it is in %HERE%\experiments\target\launcher.log>&2
    exit /b 2
  )
  popd
  >"%HERE%\experiments\target\launcher.commit" echo %COMMIT%
)

rem The class path goes through the environment: a command line holds 8191 characters only.
for /f "usebackq delims=" %%p in ("%CLASS_PATH_FILE%") do set "CLASSPATH=%%p"
for %%m in (sim envs agents meta render experiments) do call set "CLASSPATH=%HERE%\%%m\target\classes;%%CLASSPATH%%"

set "FLAGS="
if %VERSION% geq 22 set "FLAGS=%FLAGS% --enable-native-access=ALL-UNNAMED"
if %VERSION% geq 24 set "FLAGS=%FLAGS% --sun-misc-unsafe-memory-access=allow"
rem Vector instructions, by a module of Java that is still incubating; brought in this way it gives no warning. Results are the same without.
if %VERSION% leq 25 set "FLAGS=%FLAGS% --add-exports java.base/jdk.internal.module=ALL-UNNAMED -XX:+UnlockExperimentalVMOptions -XX:+EnableVectorSupport -Dadaptarium.vectors=true"
set "OPT_OUT_TRACKING=true"
"%JAVA%" -Xms64m -Xmx1g -XX:+UseSerialGC -Djava.awt.headless=true -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Dai.djl.pytorch.num_interop_threads=1 -Dai.djl.pytorch.num_threads=1 "-Dadaptarium.home=%HERE%" %FLAGS% %ADAPTARIUM_JAVA_OPTS% adaptarium.experiments.command.Main %*
exit /b %ERRORLEVEL%
