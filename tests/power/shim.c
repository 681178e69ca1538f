/* What a program does to the files below $SHIM_ROOT, written down in order in $SHIM_LOG, so that a test can build what the
 * disk holds when the power goes at any moment; and a wall clock that is $SHIM_CLOCK seconds off. Preloaded by the tests on
 * Linux (`LD_PRELOAD`); vagt itself knows nothing of it.
 *
 * A line of the log: a letter, numbers, and for a write its bytes in hexadecimal.
 *   N dev:ino path          a name leads to this file (made or opened)      D path     a directory was made
 *   W dev:ino offset hex    bytes were written                              T dev:ino length   the file was cut to this length
 *   S dev:ino               the file was synced                             F path     the directory was synced
 *   R old new               a name was changed                              U path     a name was removed
 *   A hex                   the program said this on its standard output
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static const char *root, *list;
static long off;

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
    root = getenv("SHIM_ROOT");
    list = getenv("SHIM_LOG");
    if (getenv("SHIM_CLOCK")) off = atol(getenv("SHIM_CLOCK"));
}

/* With the lock held: one line, written by the system call itself. */
static void note(const char *head, const void *bytes, size_t count) {
    if (!list) return;
    size_t length = strlen(head);
    char *line = malloc(length + 2 * count + 2);
    memcpy(line, head, length);
    for (size_t at = 0; at < count; at++) sprintf(line + length + 2 * at, "%02x", ((const unsigned char *)bytes)[at]);
    line[length + 2 * count] = '\n';
    int fd = syscall(SYS_openat, AT_FDCWD, list, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0) {
        size_t left = length + 2 * count + 1;
        char *at = line;
        while (left) {
            ssize_t done = syscall(SYS_write, fd, at, left);
            if (done <= 0) break;
            at += done;
            left -= done;
        }
        syscall(SYS_close, fd);
    }
    free(line);
}

static int below(const char *path) { return root && path && strncmp(path, root, strlen(root)) == 0; }

/* The path that a descriptor leads to, if it is below the root. */
static int ours(int fd, char *path, struct stat *about) {
    char link[64];
    if (!root || !list) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    if (length <= 0) return 0;
    path[length] = 0;
    return below(path) && fstat(fd, about) == 0;
}

static void wrote(int fd, const void *bytes, ssize_t count, off_t at) {
    char path[4096], head[128];
    struct stat about;
    if (count <= 0 || !ours(fd, path, &about) || !S_ISREG(about.st_mode)) return;
    snprintf(head, sizeof head, "W %lu:%lu %ld ", about.st_dev, about.st_ino, (long)at);
    note(head, bytes, count);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    int saved;
    pthread_mutex_lock(&order);
    ssize_t done = real(fd, bytes, count);
    saved = errno;
    if (fd == 1 && done > 0 && list) note("A ", bytes, done);
    else if (done > 0) wrote(fd, bytes, done, lseek(fd, 0, SEEK_CUR) - done);
    errno = saved;
    pthread_mutex_unlock(&order);
    return done;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    int saved;
    pthread_mutex_lock(&order);
    ssize_t done = real(fd, bytes, count, at);
    saved = errno;
    wrote(fd, bytes, done, at);
    errno = saved;
    pthread_mutex_unlock(&order);
    return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return pwrite64(fd, bytes, count, at); }

/* Copies within the kernel are not seen: whoever asks is told that there are none, and writes. */
ssize_t copy_file_range(int a, off64_t *b, int c, off64_t *d, size_t e, unsigned f) {
    (void)a, (void)b, (void)c, (void)d, (void)e, (void)f;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int a, int b, off64_t *c, size_t d) {
    (void)a, (void)b, (void)c, (void)d;
    errno = ENOSYS;
    return -1;
}

static void cut(int fd, off_t length) {
    char path[4096], head[128];
    struct stat about;
    if (!ours(fd, path, &about)) return;
    snprintf(head, sizeof head, "T %lu:%lu %ld", about.st_dev, about.st_ino, (long)length);
    note(head, 0, 0);
}

int ftruncate64(int fd, off64_t length) {
    REAL(ftruncate64);
    pthread_mutex_lock(&order);
    int done = real(fd, length);
    if (done == 0) cut(fd, length);
    pthread_mutex_unlock(&order);
    return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static void synced(int fd) {
    char path[4096], head[4200];
    struct stat about;
    if (!ours(fd, path, &about)) return;
    if (S_ISDIR(about.st_mode)) snprintf(head, sizeof head, "F %s", path);
    else snprintf(head, sizeof head, "S %lu:%lu", about.st_dev, about.st_ino);
    note(head, 0, 0);
}

int fsync(int fd) {
    REAL(fsync);
    pthread_mutex_lock(&order);
    int done = real(fd);
    if (done == 0) synced(fd);
    pthread_mutex_unlock(&order);
    return done;
}

int fdatasync(int fd) {
    REAL(fdatasync);
    pthread_mutex_lock(&order);
    int done = real(fd);
    if (done == 0) synced(fd);
    pthread_mutex_unlock(&order);
    return done;
}

static int opened(int fd, const char *path, int flags) {
    struct stat about;
    char head[4200];
    if (fd < 0 || !list || !below(path) || fstat(fd, &about) != 0 || !S_ISREG(about.st_mode)) return fd;
    snprintf(head, sizeof head, "N %lu:%lu %s", about.st_dev, about.st_ino, path);
    note(head, 0, 0);
    if ((flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY) cut(fd, 0);
    return fd;
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
    va_end(more);
    pthread_mutex_lock(&order);
    int saved, fd = real(path, flags, mode);
    saved = errno;
    opened(fd, path, flags);
    errno = saved;
    pthread_mutex_unlock(&order);
    return fd;
}
int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open64(path, flags, mode);
}

int rename(const char *old, const char *new) {
    REAL(rename);
    char head[8400];
    pthread_mutex_lock(&order);
    int done = real(old, new);
    if (done == 0 && (below(old) || below(new))) {
        snprintf(head, sizeof head, "R %s %s", old, new);
        note(head, 0, 0);
    }
    pthread_mutex_unlock(&order);
    return done;
}

int unlink(const char *path) {
    REAL(unlink);
    char head[4200];
    pthread_mutex_lock(&order);
    int done = real(path);
    if (done == 0 && below(path)) {
        snprintf(head, sizeof head, "U %s", path);
        note(head, 0, 0);
    }
    pthread_mutex_unlock(&order);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    REAL(mkdir);
    char head[4200];
    pthread_mutex_lock(&order);
    int saved, done = real(path, mode);
    saved = errno;
    if (done == 0 && below(path)) {
        snprintf(head, sizeof head, "D %s", path);
        note(head, 0, 0);
    }
    errno = saved;
    pthread_mutex_unlock(&order);
    return done;
}

int clock_gettime(clockid_t which, struct timespec *time) {
    int done = syscall(SYS_clock_gettime, which, time);
    if (done == 0 && which == CLOCK_REALTIME) time->tv_sec += off;
    return done;
}
