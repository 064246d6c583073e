# Finding a JDK; read by ../gradus and ../.ci/run. Runs on bash 3.2, the one that macOS has.

# Sets `jdk` and `jdk_version` to the first JDK of version $1 or newer: JAVA_HOME, the PATH, then the usual folders.
find_jdk() {
    local candidate
    if is_jdk "${JAVA_HOME:-}" "$1" || is_jdk "$(java_home_of_path)" "$1"; then
        return 0
    fi
    for candidate in \
        /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/local/openjdk* \
        "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
        "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.jenv/versions/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if is_jdk "$candidate" "$1"; then
            return 0
        fi
    done
    return 1
}

# Whether folder $1 holds a JDK of version $2 or newer. Reads its `release` file, which is faster than to start it.
is_jdk() {
    local line feature
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line; do
        case $line in
            JAVA_VERSION=*)
                line=${line#JAVA_VERSION=}
                line=${line//[\"$'\r']/}
                feature=${line%%[!0-9]*}
                if [ "${feature:-0}" -ge "$2" ]; then
                    jdk=$1
                    jdk_version=$line
                    return 0
                fi
                return 1
                ;;
        esac
    done < "$1/release"
    return 1
}

# The folder of the JDK whose `java` stands in the PATH.
java_home_of_path() {
    local java
    java=$(command -v java) || return 0
    java=$(resolve_links "$java")
    printf '%s\n' "${java%/bin/java}"
}

# The file that $1 is when every link in it has been followed.
resolve_links() {
    local file=$1 target
    while [ -L "$file" ]; do
        target=$(readlink "$file")
        case $target in
            /*) file=$target ;;
            *) file=$(dirname "$file")/$target ;;
        esac
    done
    printf '%s/%s\n' "$(CDPATH='' cd -P "$(dirname "$file")" && pwd)" "$(basename "$file")"
}
