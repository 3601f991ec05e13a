// A disk whose flush takes a while: put in front of a program with LD_PRELOAD, it lets each flush last SLOW_FLUSH_US microseconds longer.
// So a machine whose disk says "flushed" at once can show what a machine does whose disk does not.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

static void last(void) {
  const char *text = getenv("SLOW_FLUSH_US");
  long microseconds = text ? atol(text) : 0;
  struct timespec time = {microseconds / 1000000, (microseconds % 1000000) * 1000};
  nanosleep(&time, NULL);
}

int fsync(int descriptor) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  last();
  return real(descriptor);
}

int fdatasync(int descriptor) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  last();
  return real(descriptor);
}
