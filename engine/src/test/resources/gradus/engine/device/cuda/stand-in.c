/* A stand-in for the CUDA driver, NVRTC and cuBLAS. Memory of the card is memory of the process, and copies are done;
   kernels are not, unless `run` is linked in. It writes down what is called, and fails where it is told to. In a process of its own STAND_IN tells
   it, as "name=value" or "call:nth:code" between spaces. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef void *any;

enum { INVALID_CONTEXT = 201, INVALID_IMAGE = 218, NOT_FOUND = 500, NOT_WHILE_RECORDING = 900 };

static char *calls;
static size_t callsLength;
static char settings[1024] = "";
static int seen[64];
static __thread int current;
static int recording, live;
static long used;

struct launch {
    char name[64];
    unsigned groups, threads;
    int *memory, *table, at, first, all;
};

struct graph {
    int count;
    struct launch *launches;
};

static struct graph recorded;

/* Runs a kernel, where something can. */
void run(const char *name, unsigned groups, unsigned threads, int *memory, int *table, int at,
         int first, int all) __attribute__((weak));

static int setting(const char *name, int otherwise) {
    char pattern[80];
    snprintf(pattern, sizeof pattern, " %s=", name);
    char *found = strstr(settings, pattern);
    return found ? atoi(found + strlen(pattern)) : otherwise;
}

int standInSet(const char *text) {
    snprintf(settings, sizeof settings, " %s", text);
    memset(seen, 0, sizeof seen);
    return 0;
}

const char *standInCalls(void) {
    return calls ? calls : "";
}

int standInForget(void) {
    callsLength = 0;
    if (calls) *calls = 0;
    return 0;
}

/* What was made and not freed. */
int standInLive(void) {
    return live;
}

__attribute__((constructor)) static void begin(void) {
    if (getenv("STAND_IN")) standInSet(getenv("STAND_IN"));
}

static void note(const char *call, const char *about) {
    size_t more = strlen(call) + strlen(about) + 3;
    calls = realloc(calls, callsLength + more);
    callsLength += sprintf(calls + callsLength, "%s%s%s\n", call, *about ? " " : "", about);
}

/* The code that a call is to fail with: the settings hold "call:nth:code", nth 0 for each. */
static int failure(const char *call, const char *about) {
    note(call, about);
    int rule = 0, failed = 0;
    for (char *at = settings; at && *at; at = strchr(at, ' '), rule++) {
        char name[64];
        int nth, code;
        at++;
        if (sscanf(at, "%63[^: ]:%d:%d", name, &nth, &code) == 3 && !strcmp(name, call)) {
            seen[rule]++;
            if (!nth || seen[rule] == nth) {
                if (code < 0) _exit(-code);
                failed = code;
            }
        }
    }
    return failed;
}

#define CALL(name, about) int code = failure(name, about); if (code) return code
#define IN_CONTEXT if (!current) return INVALID_CONTEXT

int cuInit(unsigned flags) { CALL("cuInit", ""); return 0; }
int cuDriverGetVersion(int *version) { *version = setting("version", 11040); return 0; }
int cuDeviceGetCount(int *count) { CALL("cuDeviceGetCount", ""); *count = setting("cards", 1); return 0; }
int cuDeviceGet(int *device, int index) { CALL("cuDeviceGet", ""); *device = index + 10; return 0; }
int cuDeviceTotalMem_v2(size_t *bytes, int device) { *bytes = (size_t) setting("megabytes", 1024) << 20; return 0; }

int cuDeviceGetName(char *text, int room, int device) {
    snprintf(text, room, "Stand-in %d ", device - 10);
    return 0;
}

int cuDeviceGetAttribute(int *value, int attribute, int device) {
    switch (attribute) {
        case 1: *value = 1024; return 0;
        case 8: *value = 49152; return 0;
        case 16: *value = 8; return 0;
        case 75: *value = setting("major", 7); return 0;
        case 76: *value = setting("minor", 5); return 0;
        default: return 1;
    }
}

int cuDevicePrimaryCtxRetain(any *context, int device) {
    CALL("cuDevicePrimaryCtxRetain", "");
    live++;
    *context = (any) (uintptr_t) device;
    return 0;
}

int cuDevicePrimaryCtxRelease_v2(int device) { note("cuDevicePrimaryCtxRelease", ""); live--; return 0; }
int cuCtxSetCurrent(any context) { current = (int) (uintptr_t) context; return 0; }

int cuMemAlloc_v2(any *address, size_t bytes) {
    char about[32];
    snprintf(about, sizeof about, "%zu", bytes);
    CALL("cuMemAlloc", about);
    IN_CONTEXT;
    if (recording) return NOT_WHILE_RECORDING;
    if (used + (long) bytes > (long) setting("free", 1 << 20) << 10) return 2;
    size_t *block = calloc(1, bytes + 64);
    block[0] = bytes;
    block[1] = current;
    used += bytes;
    live++;
    *address = (char *) block + 64;
    return 0;
}

int cuMemFree_v2(any address) {
    note("cuMemFree", "");
    size_t *block = (size_t *) ((char *) address - 64);
    used -= *block;
    live--;
    free(block);
    return 0;
}

int cuMemcpyHtoDAsync_v2(any to, const void *from, size_t bytes, any stream) {
    CALL("cuMemcpyHtoDAsync", "");
    IN_CONTEXT;
    memcpy(to, from, bytes);
    return 0;
}

int cuMemcpyDtoHAsync_v2(any to, any from, size_t bytes, any stream) {
    CALL("cuMemcpyDtoHAsync", "");
    IN_CONTEXT;
    memcpy(to, from, bytes);
    return 0;
}

int cuStreamCreate(any *stream, unsigned flags) { CALL("cuStreamCreate", ""); live++; *stream = (any) 77; return 0; }
int cuStreamSynchronize(any stream) { CALL("cuStreamSynchronize", ""); IN_CONTEXT; return 0; }
int cuStreamDestroy_v2(any stream) { note("cuStreamDestroy", ""); live--; return 0; }

/* A module is its text; its functions are the places of their names in it. */
int cuModuleLoadDataEx(any *module, const char *image, unsigned count, int *options, any *values) {
    int code = failure("cuModuleLoadDataEx", "");
    if (code || !strstr(image, ".entry ")) {
        for (unsigned i = 0; i < count; i++) {
            if (options[i] == 5) strcpy(values[i], "ptxas application\nptxas fatal   : Unresolved extern function\n");
        }
        return code ? code : INVALID_IMAGE;
    }
    live++;
    *module = strdup(image);
    return 0;
}

int cuModuleGetFunction(any *function, any module, const char *name) {
    char pattern[160];
    snprintf(pattern, sizeof pattern, ".entry %s(", name);
    char *found = strstr(module, pattern);
    if (!found) return NOT_FOUND;
    *function = found + 7;
    return 0;
}

int cuModuleUnload(any module) { note("cuModuleUnload", ""); live--; free(module); return 0; }

int cuLaunchKernel(const char *function, unsigned gx, unsigned gy, unsigned gz, unsigned tx, unsigned ty, unsigned tz,
                   unsigned shared, any stream, void **parameters, void **extra) {
    char about[160];
    int name = strchr(function, '(') - function;
    snprintf(about, sizeof about, "%.*s %u %u", name, function, gx, tx);
    CALL("cuLaunchKernel", about);
    IN_CONTEXT;
    /* Reads what it is given, so that a wrong pointer is noticed. */
    int *memory = *(int **) parameters[0];
    int *table = *(int **) parameters[1];
    int at = *(int *) parameters[2];
    int first = *(int *) parameters[3];
    int all = *(int *) parameters[4];
    if (at < 0 || first < 0 || first + (int) gx > all || memory == table || tx * ty * tz > 1024 || stream != (any) 77) return 1;
    /* Before the memory stands whose it is. */
    if (((size_t *) memory)[-7] != current || ((size_t *) table)[-7] != current) return INVALID_CONTEXT;
    struct launch launch = {"", gx, tx, memory, table, at, first, all};
    sprintf(launch.name, "%.*s", name, function);
    if (recording) {
        recorded.launches = realloc(recorded.launches, (recorded.count + 1) * sizeof launch);
        recorded.launches[recorded.count++] = launch;
    } else if (run) {
        run(launch.name, gx, tx, memory, table, at, first, all);
    }
    return 0;
}

int cuStreamBeginCapture_v2(any stream, int mode) {
    CALL("cuStreamBeginCapture", "");
    IN_CONTEXT;
    recording = 1;
    recorded.count = 0;
    recorded.launches = 0;
    return 0;
}

int cuStreamEndCapture(any stream, any *graph) {
    int code = failure("cuStreamEndCapture", "");
    recording = 0;
    if (code) return code;
    live++;
    *graph = malloc(sizeof recorded);
    memcpy(*graph, &recorded, sizeof recorded);
    return 0;
}

int cuGraphInstantiateWithFlags(any *executable, struct graph *graph, uint64_t flags) {
    char about[32];
    snprintf(about, sizeof about, "%d", graph->count);
    CALL("cuGraphInstantiate", about);
    live++;
    *executable = malloc(sizeof *graph);
    memcpy(*executable, graph, sizeof *graph);
    return 0;
}

int cuGraphLaunch(struct graph *executable, any stream) {
    CALL("cuGraphLaunch", "");
    IN_CONTEXT;
    for (int i = 0; run && i < executable->count; i++) {
        struct launch *launch = executable->launches + i;
        run(launch->name, launch->groups, launch->threads, launch->memory, launch->table, launch->at,
            launch->first, launch->all);
    }
    return 0;
}

int cuGraphDestroy(any graph) { live--; free(graph); return 0; }
int cuGraphExecDestroy(any executable) { note("cuGraphExecDestroy", ""); live--; free(executable); return 0; }

int cuGetErrorName(int error, const char **text) {
    *text = error == 2 ? "CUDA_ERROR_OUT_OF_MEMORY" : error == 700 ? "CUDA_ERROR_ILLEGAL_ADDRESS" : 0;
    return *text ? 0 : 1;
}

/* NVRTC: what it compiles is a list of the kernels of a text. */
int nvrtcGetNumSupportedArchs(int *count) { *count = 2; return 0; }
int nvrtcGetSupportedArchs(int *numbers) { numbers[0] = 75; numbers[1] = 90; return 0; }

int nvrtcCreateProgram(any *program, const char *source, const char *name, int headers, any texts, any names) {
    live++;
    *program = strdup(source);
    return 0;
}

int nvrtcCompileProgram(const char *program, int count, const char **options) {
    CALL("nvrtcCompileProgram", options[0]);
    return strstr(program, "nonsense") ? 6 : 0;
}

static size_t list(const char *program, char *to) {
    size_t length = 0;
    for (const char *at = program; (at = strstr(at, "\nKERNEL void k_")); at++) {
        int name = strchr(at, '(') - at - 13;
        if (to) sprintf(to + length, ".entry %.*s()\n", name, at + 13);
        length += name + 10;
    }
    return length + 1;
}

int nvrtcGetCUBINSize(const char *program, size_t *bytes) { *bytes = list(program, 0); return 0; }
int nvrtcGetCUBIN(const char *program, char *code) { *code = 0; list(program, code); return 0; }
int nvrtcGetProgramLogSize(const char *program, size_t *bytes) { *bytes = 32; return 0; }
int nvrtcGetProgramLog(const char *program, char *log) { strcpy(log, "kernels.cu(1): error: nonsense"); return 0; }
int nvrtcDestroyProgram(any *program) { live--; free(*program); return 0; }

/* cuBLAS, for real. */
int cublasCreate_v2(any *handle) { CALL("cublasCreate", ""); live++; *handle = (any) 5; return 0; }
int cublasDestroy_v2(any handle) { live--; return 0; }
int cublasSetStream_v2(any handle, any stream) { return stream == (any) 77 ? 0 : 7; }

int cublasSetMathMode(any handle, int mode) {
    char about[16];
    snprintf(about, sizeof about, "%d", mode);
    CALL("cublasSetMathMode", about);
    return 0;
}

int cublasSgemmStridedBatched(any handle, int ta, int tb, int m, int n, int k, const float *alpha, const float *a,
                              int lda, long long sa, const float *b, int ldb, long long sb, const float *beta,
                              float *c, int ldc, long long sc, int count) {
    CALL("cublasSgemmStridedBatched", "");
    if (lda < (ta ? k : m) || ldb < (tb ? n : k) || ldc < m) return 7;
    for (int i = 0; i < count; i++, a += sa, b += sb, c += sc) {
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                double sum = 0;
                for (int term = 0; term < k; term++) {
                    float x = ta ? a[term + (size_t) row * lda] : a[row + (size_t) term * lda];
                    float y = tb ? b[column + (size_t) term * ldb] : b[term + (size_t) column * ldb];
                    sum += (double) x * y;
                }
                size_t place = row + (size_t) column * ldc;
                c[place] = *alpha * (float) sum + (*beta ? *beta * c[place] : 0);
            }
        }
    }
    return 0;
}
