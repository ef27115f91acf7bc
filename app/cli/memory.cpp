// How jemalloc takes memory from the system, read by it before main(): in pages of 2 MiB where there are such. Records
// come by the million and each needs fresh memory; in small pages half of a put's time went into page faults.
extern "C" {
extern const char* malloc_conf;
const char* malloc_conf = "thp:always,metadata_thp:auto";
}
