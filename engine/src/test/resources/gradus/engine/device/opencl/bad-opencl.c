/* A stand-in for an OpenCL library whose devices are all bad, each in another way. BAD_OPENCL says how the library
   itself behaves: "ends" or "hangs" or "fails"; else it lists its devices. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SMALL, NO_COMPILER, ENDS, CRASHES, GONE, WRONG, COUNT };

typedef void *any;

int clGetPlatformIDs(unsigned room, any *platforms, unsigned *count) {
    const char *how = getenv("BAD_OPENCL");
    if (how && !strcmp(how, "ends")) _exit(3);
    if (how && !strcmp(how, "fails")) return -30;
    while (how && !strcmp(how, "hangs")) pause();
    if (platforms) platforms[0] = (any) 1;
    if (count) *count = 1;
    return 0;
}

static int text(const char *value, size_t room, any to, size_t *length) {
    if (length) *length = strlen(value) + 1;
    if (to) memcpy(to, value, room <= strlen(value) ? room : strlen(value) + 1);
    return 0;
}

int clGetPlatformInfo(any platform, unsigned what, size_t room, any value, size_t *length) {
    return text("Bad drivers\tof all kinds", room, value, length);
}

int clGetDeviceIDs(any platform, uint64_t type, unsigned room, any *devices, unsigned *count) {
    for (unsigned i = 0; i < room && i < COUNT; i++) devices[i] = (any) (uintptr_t) (i + 1);
    if (count) *count = COUNT;
    return 0;
}

int clGetDeviceInfo(any device, unsigned what, size_t room, any value, size_t *length) {
    int kind = (int) (uintptr_t) device - 1;
    uint64_t number;
    switch (what) {
        case 0x102B: return text("bad device ", room, value, length);
        case 0x102C: return text("nobody", room, value, length);
        case 0x102F: return text("OpenCL 1.2 %", room, value, length);
        case 0x101F: number = kind == SMALL ? 48 << 20 : 1 << 30; break;
        case 0x1010: number = 1 << 28; break;
        case 0x1023: number = 1 << 15; break;
        case 0x1028: number = kind != NO_COMPILER; break;
        case 0x1000: number = 4; break;
        default: number = 64;
    }
    memcpy(value, &number, room < 8 ? room : 8);
    return 0;
}

any clCreateContext(any p, unsigned n, any *devices, any callback, any data, int *error) {
    int kind = (int) (uintptr_t) devices[0] - 1;
    if (kind == ENDS) _exit(7);
    if (kind == CRASHES) *(volatile int *) 8 = 1;
    *error = kind == GONE ? -2 : 0;
    return (any) 1;
}

static any made(int *error) {
    if (error) *error = 0;
    return (any) 1;
}

any clCreateCommandQueue(any context, any device, uint64_t properties, int *error) { return made(error); }
any clCreateBuffer(any context, uint64_t flags, size_t bytes, any host, int *error) { return made(error); }
any clCreateProgramWithSource(any c, unsigned n, any texts, any lengths, int *error) { return made(error); }
any clCreateKernel(any program, any name, int *error) { return made(error); }

int clBuildProgram(any p, unsigned n, any devices, const char *options, any callback, any data) {
    static int attempts;
    return !strcmp(options, "never") || (!strcmp(options, "second attempt") && !attempts++) ? -11 : 0;
}

int clGetProgramBuildInfo(any p, any d, unsigned what, size_t room, any value, size_t *length) { return -30; }
int clSetKernelArg(any kernel, unsigned index, size_t bytes, any value) { return 0; }
int clEnqueueWriteBuffer(any q, any b, unsigned w, size_t o, size_t n, any h, unsigned c, any l, any e) { return 0; }
int clEnqueueReadBuffer(any q, any b, unsigned w, size_t o, size_t n, any h, unsigned c, any l, any e) { return 0; }
int clEnqueueCopyBuffer(any q, any f, any t, size_t o, size_t p, size_t n, unsigned c, any l, any e) { return 0; }

/* A kernel in groups of fewer than 64 threads fails with the error of that number. */
int clEnqueueNDRangeKernel(any q, any k, unsigned d, any o, any g, size_t *size, unsigned c, any l, any e) {
    return *size < 64 ? -(int) *size : 0;
}

int clFinish(any queue) { return 0; }
int clReleaseKernel(any handle) { return 0; }
int clReleaseProgram(any handle) { return 0; }
int clReleaseMemObject(any handle) { return 0; }
int clReleaseCommandQueue(any handle) { return 0; }
int clReleaseContext(any handle) { return 0; }
