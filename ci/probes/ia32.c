/*
 * Runs each probe in ring 0 and in ring 3 and tells what became of it, as rows of
 * model/src/test/resources/recorded. A program for no operating system, in 32 bits, loaded by a
 * multiboot loader; it tells by the serial line and ends by the port isa-debug-exit. ci/record
 * builds and runs it.
 *
 * Before each probe: flat segments, CS 08 and SS, DS, ES 10 in ring 0, CS 23 and SS, DS, ES 2b in
 * ring 3; IOPL 0, IF 0 in ring 0 and 1 in ring 3. GDT: 1 code, 2 data, 4 code and 5 data of ring 3,
 * 6 and 7 a TSS. Gate 30 is of DPL 0, gate 80 of DPL 3.
 */
typedef unsigned u32;
typedef unsigned short u16;
typedef unsigned char u8;
typedef unsigned long long u64;

struct __attribute__((packed)) table {
  u16 limit;
  u32 base;
};

extern char user_stack[], stack_of_ring_0[];
static u64 gdt[8];
static u64 idt[256];
static u32 tss[26];
struct table gdtr, idtr, seen;

/* What a probe leaves, and what has ended it. */
volatile u32 out0, out1;
volatile int trapped, vector, code;
u32 resume;
u32 user_flags = 0x202;

static void byte_to(u16 port, u8 value) {
  __asm__ volatile("outb %b0, %w1" ::"a"(value), "Nd"(port));
}

static void print(const char *text) {
  while (*text) byte_to(0x3f8, *text++);
}

static void print_hex(u32 word, int digits) {
  while (digits-- > 0) byte_to(0x3f8, "0123456789abcdef"[word >> 4 * digits & 15]);
}

/* Entry, exceptions, and the way into a ring and back. */
__asm__(
    ".section .multiboot, \"a\"\n"
    ".align 4\n"
    ".long 0x1badb002, 0, -0x1badb002\n"
    ".bss\n"
    ".align 16\n"
    ".skip 8192\n"
    "stack: .skip 8192\n"
    "user_stack: .skip 8192\n"
    "stack_of_ring_0:\n"
    ".globl user_stack, stack_of_ring_0\n"
    ".text\n"
    ".globl _start\n"
    "_start: cli\n"
    "  mov $stack, %esp\n"
    "  call probes\n"
    "1: hlt\n"
    "  jmp 1b\n"
    ".macro exception n\n"
    "exception\\n: pushl $0\n"
    "  pushl $\\n\n"
    "  jmp excepted\n"
    ".endm\n"
    ".macro exception_with_code n\n"
    "exception\\n: pushl $\\n\n"
    "  jmp excepted\n"
    ".endm\n"
    "exception 0\nexception 1\nexception 2\nexception 3\nexception 4\nexception 5\n"
    "exception 6\nexception 7\nexception_with_code 8\nexception 9\n"
    "exception_with_code 10\nexception_with_code 11\nexception_with_code 12\n"
    "exception_with_code 13\nexception_with_code 14\n"
    "excepted: mov $0x10, %eax\n"
    "  mov %eax, %ds\n"
    "  mov %eax, %es\n"
    "  popl vector\n"
    "  popl code\n"
    "  movl $1, trapped\n"
    "  jmp back\n"
    "completed: mov $0x10, %ecx\n"
    "  mov %ecx, %ds\n"
    "  mov %ecx, %es\n"
    "  movl $0, trapped\n"
    "back: mov $0x10, %eax\n"
    "  mov %eax, %ss\n"
    "  mov resume, %esp\n"
    "  popfl\n"
    "  popa\n"
    "  ret\n"
    "nothing: iret\n"
    ".globl in_ring_0, in_ring_3\n"
    "in_ring_0: pusha\n"
    "  pushfl\n"
    "  mov %esp, resume\n"
    "  mov 40(%esp), %eax\n"
    "  call *%eax\n"
    "  int $0x80\n"
    "in_ring_3: pusha\n"
    "  pushfl\n"
    "  mov %esp, resume\n"
    "  mov 40(%esp), %edx\n"
    "  mov $0x2b, %eax\n"
    "  mov %eax, %ds\n"
    "  mov %eax, %es\n"
    "  pushl $0x2b\n"
    "  pushl $user_stack\n"
    "  pushl user_flags\n"
    "  pushl $0x23\n"
    "  pushl $1f\n"
    "  iret\n"
    "1: call *%edx\n"
    "  int $0x80\n");

void in_ring_0(void (*)(void));
void in_ring_3(void (*)(void));
extern char completed[], nothing[];

#define EXCEPTION(n) extern char exception##n[];
#define ALL(X) X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14)
ALL(EXCEPTION)

static void gate(int number, void *handler, int dpl) {
  u32 at = (u32)handler;
  idt[number] = (u64)(at & 0xffff0000) << 32 | (u64)(0x8e00 | dpl << 13) << 32 | 0x080000
      | (at & 0xffff);
}

static void tss_at(int number, u32 base) {
  gdt[number] = (u64)(base >> 24) << 56 | (u64)0x89 << 40 | (u64)(base & 0xffffff) << 16 | 103;
}

/* The probes: naked functions that end with RET. */
#define PROBE(name, body) \
  __attribute__((naked)) static void name(void) { __asm__ volatile(body "\n ret"); }

PROBE(sgdt, "sgdt seen; mov seen, %eax; mov %eax, out0")
PROBE(sidt, "sidt seen; mov seen, %eax; mov %eax, out0")
PROBE(sldt, "sldt %ax; movzwl %ax, %eax; mov %eax, out0")
PROBE(str, "str %ax; movzwl %ax, %eax; mov %eax, out0")
PROBE(smsw, "smsw %eax; mov %eax, out0")
PROBE(pushf, "pushfl; popl out0")
PROBE(popf_if,
    "pushfl; pop %eax; mov %eax, out1; xor $0x200, %eax; push %eax; popfl; pushfl; popl out0")
PROBE(popf_iopl,
    "pushfl; pop %eax; mov %eax, out1; or $0x3000, %eax; push %eax; popfl; pushfl; popl out0")
PROBE(lar, "mov $0x10, %ecx; xor %eax, %eax; lar %ecx, %eax; mov %eax, out0; setz out1")
PROBE(lsl, "mov $0x10, %ecx; xor %eax, %eax; lsl %ecx, %eax; mov %eax, out0; setz out1")
PROBE(verr, "mov $0x10, %ecx; verr %cx; setz out1")
PROBE(verw, "mov $0x10, %ecx; verw %cx; setz out1")
PROBE(mov_cs, "mov %cs, %eax; mov %eax, out0")
PROBE(push_cs, "push %cs; popl out0")
PROBE(mov_ss, "mov %ss, %eax; mov %eax, out0")
PROBE(pop_ds, "pushl $0x10; pop %ds")
PROBE(mov_ds, "mov $0x10, %eax; mov %eax, %ds")
PROBE(lds, "lds far_pointer, %eax")
PROBE(call_far, "lcall *far_return")
PROBE(jmp_far, "ljmp $0x08, $1f; 1:")
PROBE(retf, "pushl $0x08; pushl $1f; lret; 1:")
PROBE(iret_08, "pushfl; pushl $0x08; pushl $1f; iret; 1:")
PROBE(int_30, "int $0x30")
PROBE(cli, "cli")
PROBE(sti, "sti; nop; cli")
PROBE(lgdt, "lgdt gdtr")
PROBE(lidt, "lidt idtr")
PROBE(lldt, "xor %eax, %eax; lldt %ax")
PROBE(ltr, "mov $0x38, %eax; ltr %ax")
PROBE(lmsw, "smsw %eax; lmsw %ax")
PROBE(clts, "clts")
PROBE(from_cr0, "mov %cr0, %eax; mov %eax, out0")
PROBE(to_cr0, "xor %eax, %eax; inc %eax; mov %eax, %cr0")
PROBE(from_dr7, "mov %dr7, %eax; mov %eax, out0")
PROBE(invd, "invd")
PROBE(invlpg, "invlpg (0)")
PROBE(rdmsr, "mov $0x10, %ecx; rdmsr")
PROBE(in_80, "mov $0x80, %dx; in %dx, %al")
PROBE(hlt, "hlt")
PROBE(rdtsc, "rdtsc; mov %eax, out0")
PROBE(rdpmc, "xor %ecx, %ecx; rdpmc")
PROBE(cpuid, "push %ebx; xor %eax, %eax; cpuid; mov %ebx, out0; pop %ebx")

__asm__(
    ".data\n"
    "far_pointer: .long 0\n .word 0x10\n"
    "far_return: .long 1f\n .word 0x08\n"
    ".text\n"
    "1: lret\n");

struct probe {
  const char *name;
  void (*run)(void);
  int not_in_ring_0;
};

static const struct probe all[] = {
    {"SGDT", sgdt, 0}, {"SIDT", sidt, 0}, {"SLDT", sldt, 0}, {"STR", str, 0}, {"SMSW", smsw, 0},
    {"PUSHF", pushf, 0}, {"POPF flip IF", popf_if, 0}, {"POPF set IOPL", popf_iopl, 0},
    {"LAR r,0x10(DPL0)", lar, 0}, {"LSL r,0x10", lsl, 0}, {"VERR 0x10", verr, 0},
    {"VERW 0x10", verw, 0}, {"MOV r,CS", mov_cs, 0}, {"PUSH CS", push_cs, 0},
    {"MOV r,SS", mov_ss, 0}, {"POP DS=0x10", pop_ds, 0}, {"MOV DS,0x10", mov_ds, 0},
    {"LDS sel 0x10", lds, 0}, {"CALL far 08", call_far, 0}, {"JMP far 08", jmp_far, 0},
    {"RETF to 08", retf, 0}, {"IRET to 08", iret_08, 0}, {"INT 30 DPL0", int_30, 0},
    {"CLI", cli, 0}, {"STI", sti, 0}, {"LGDT", lgdt, 0}, {"LIDT", lidt, 0}, {"LLDT", lldt, 0},
    {"LTR", ltr, 0}, {"LMSW", lmsw, 0}, {"CLTS", clts, 0}, {"MOV r,CR0", from_cr0, 0},
    {"MOV CR0,r", to_cr0, 0}, {"MOV r,DR7", from_dr7, 0}, {"INVD", invd, 0},
    {"INVLPG", invlpg, 0}, {"RDMSR", rdmsr, 0}, {"IN", in_80, 0}, {"HLT", hlt, 1},
    {"RDTSC", rdtsc, 0}, {"RDPMC", rdpmc, 1}, {"CPUID", cpuid, 0}};

static void row(const struct probe *probe, const char *configuration, int ring) {
  gdt[7] &= ~(0x2ULL << 40); /* not busy */
  out0 = out1 = 0;
  (ring == 0 ? in_ring_0 : in_ring_3)(probe->run);
  print(probe->name);
  print(" | ");
  print(configuration);
  print(ring == 0 ? " | ring0 | " : " | ring3 | ");
  if (trapped) {
    print("trapped vector=");
    print_hex(vector, 2);
    print(" code=");
    print_hex(code, 4);
  } else {
    print("completed out0=");
    print_hex(out0, 8);
    print(" out1=");
    print_hex(out1, 4);
  }
  print("\n");
}

static const struct probe *named(void (*run)(void)) {
  const struct probe *it = all;
  while (it->run != run) it++;
  return it;
}

static u32 cr4(void) {
  u32 word;
  __asm__ volatile("mov %%cr4, %0" : "=r"(word));
  return word;
}

static void set_cr4(u32 word) { __asm__ volatile("mov %0, %%cr4" ::"r"(word)); }

static int has_umip(void) {
  u32 a = 0, b, c = 0, d;
  __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  if (a < 7) return 0;
  a = 7;
  c = 0;
  __asm__ volatile("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
  return c >> 2 & 1;
}

void probes(void) {
  gdt[1] = 0x00cf9a000000ffffULL;
  gdt[2] = 0x00cf92000000ffffULL;
  gdt[4] = 0x00cffa000000ffffULL;
  gdt[5] = 0x00cff2000000ffffULL;
  tss_at(6, (u32)tss);
  tss_at(7, (u32)tss);
  tss[1] = (u32)stack_of_ring_0;
  tss[2] = 0x10;
  tss[25] = 104 << 16;
  gdtr = (struct table){sizeof gdt - 1, (u32)gdt};
  __asm__ volatile(
      "lgdt gdtr\n ljmp $8, $1f\n 1: mov $0x10, %%eax\n mov %%eax, %%ds\n mov %%eax, %%es\n"
      " mov %%eax, %%ss\n mov %%eax, %%fs\n mov %%eax, %%gs" ::: "eax", "memory");
#define GATE(n) gate(n, exception##n, 0);
  ALL(GATE)
  gate(0x30, nothing, 0);
  gate(0x80, completed, 3);
  idtr = (struct table){sizeof idt - 1, (u32)idt};
  __asm__ volatile("lidt idtr\n ltr %w0" ::"r"(0x30) : "memory");
  byte_to(0x21, 0xff);
  byte_to(0xa1, 0xff);
  for (int umip = 0; umip <= has_umip(); umip++) {
    if (umip) set_cr4(cr4() | 0x800);
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++) {
      if (!all[i].not_in_ring_0) row(&all[i], umip ? "cr4.umip=1" : "-", 0);
      row(&all[i], umip ? "cr4.umip=1" : "-", 3);
    }
  }
  set_cr4(cr4() | 4);
  row(named(rdtsc), "cr4.tsd=1", 0);
  row(named(rdtsc), "cr4.tsd=1", 3);
  user_flags = 0x3202;
  row(named(cli), "iopl=3", 3);
  row(named(popf_if), "iopl=3", 3);
  byte_to(0xf4, 0);
  for (;;) __asm__ volatile("hlt");
}
