package org.vmorph.vmm.rv64;

import java.util.List;
import java.util.Random;

/**
 * Firmware that nobody would write: pieces in machine, supervisor and user mode that read and write
 * registers of control with odd values, trap, return, look through other modes' eyes, protect,
 * change their own words, and are interrupted. Every trap is told in its log, and it goes on behind
 * it, or where it has gone astray with the next piece.
 */
final class RandomFirmware {
  private static final int PIECES = 60;

  /** Counters tell the time; with another vector the log would not be written. */
  private static final List<String> REGISTERS =
      List.of(
          "mstatus",
          "misa",
          "medeleg",
          "mideleg",
          "mie",
          "mcounteren",
          "mscratch",
          "mepc",
          "mcause",
          "mtval",
          "mip",
          "pmpcfg0",
          "pmpcfg2",
          "pmpaddr0",
          "pmpaddr1",
          "pmpaddr2",
          "pmpaddr6",
          "pmpaddr7",
          "mvendorid",
          "marchid",
          "mimpid",
          "mhartid",
          "mconfigptr",
          "menvcfg",
          "mcountinhibit",
          "mhpmevent3",
          "sstatus",
          "sie",
          "scounteren",
          "sscratch",
          "sepc",
          "scause",
          "stval",
          "sip",
          "senvcfg",
          "0x7c0",
          "0x5a8",
          "0x800",
          "0x001",
          "0xfff");

  private static final List<String> FORMS =
      List.of("csrrw", "csrrs", "csrrc", "csrrwi", "csrrsi", "csrrci");

  private static final List<String> LOADS = List.of("lb", "lhu", "lw", "lwu", "ld");
  private static final List<String> STORES = List.of("sb", "sh", "sw", "sd");

  /**
   * Storage, its end and what is behind it, devices, and where there is nothing. When the timer was
   * to come is the time's: it comes now or never.
   */
  private static final List<String> ADDRESSES =
      List.of(
          "0x80008000",
          "0x80008ff9",
          "0x8000fff8",
          "0x80010000",
          "0x80010ff8",
          "0x80011000",
          "0",
          "-8",
          "0x2000000",
          "0x10000005",
          "0x40000000",
          "0x7ffffff8",
          "1 << 40");

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private RandomFirmware(long seed) {
    this.random = new Random(seed);
  }

  /** One of them, as text. */
  static String of(long seed) {
    var it = new RandomFirmware(seed);
    it.line("_start:   jal   prepare");
    for (int i = 0; i < PIECES; i++) {
      it.line("piece%d:  la    t0, piece%d".formatted(i, i + 1));
      it.piece(i);
    }
    it.line("piece%d:  la    t0, piece%d".formatted(PIECES, PIECES));
    it.line("jal   up");
    it.line("li    a0, 0");
    it.line("j     end");
    it.line(".include \"traps.s\"");
    return it.text.toString();
  }

  private void line(String line) {
    text.append(line.matches("\\w+:.*") ? line : "          " + line).append('\n');
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String register() {
    return "a" + random.nextInt(6);
  }

  /** Few bits, all but few, an address, or anything. */
  private long word() {
    return switch (random.nextInt(6)) {
      case 0 -> 1L << random.nextInt(64);
      case 1 -> ~(1L << random.nextInt(64));
      case 2 -> random.nextInt(64);
      case 3 -> 0x8000_0000L + 4L * random.nextInt(0x4000);
      case 4 -> random.nextLong() >>> random.nextInt(64);
      default -> random.nextLong();
    };
  }

  private void load(String register) {
    line("li    %s, %d".formatted(register, word()));
  }

  private void piece(int number) {
    switch (random.nextInt(14)) {
      case 0, 1, 2, 3 -> control();
      case 4 -> line("jal   up");
      case 5 -> {
        line("li    a0, " + one(List.of("USER", "SUPERVISOR")));
        line("jal   down");
      }
      case 6 -> returned(number);
      case 7 -> line(one(List.of("ecall", "ebreak", "wfi", "sfence.vma", "sfence.vma a0, a1")));
      case 8 -> odd();
      case 9 -> access();
      case 10 -> looking();
      case 11 -> protect();
      case 12 -> interrupts();
      default -> changed(number);
    }
    if (random.nextInt(3) == 0) {
      line("jal   note");
    }
  }

  private void control() {
    load("a1");
    var form = one(FORMS);
    var from = form.endsWith("i") ? String.valueOf(random.nextInt(32)) : one(List.of("a1", "zero"));
    var to = one(List.of("a0", "zero", "a2"));
    line("%s %s, %s, %s".formatted(form, to, one(REGISTERS), from));
  }

  /** By either way, with whatever is in mstatus; in a mode that has none it is refused. */
  private void returned(int number) {
    boolean machine = random.nextBoolean();
    line("la    a1, there%d%s".formatted(number, random.nextInt(4) == 0 ? " + 1" : ""));
    line("csrw  %s, a1".formatted(machine ? "mepc" : "sepc"));
    line("li    a2, %d".formatted(random.nextLong() & (0x7e1aaaL | 0x1800)));
    line("csrw  %s, a2".formatted(machine ? "mstatus" : "sstatus"));
    line(machine ? "mret" : "sret");
    line("there%d: la    t0, piece%d".formatted(number, number + 1));
  }

  /** Words that are none, or are in a state or in a mode; what they may read is no counter. */
  private void odd() {
    int word =
        switch (random.nextInt(5)) {
          case 0 -> 0;
          case 1 -> -1;
          case 2 -> 0x73 | random.nextInt(8) << 12 | random.nextInt(0x800) << 20;
          case 3 -> 0x73 | random.nextInt() & 0xfff0_0000 & ~(0x8 << 28);
          default -> random.nextInt() & ~0x7f | 0x0b;
        };
    line(random.nextInt(4) == 0 ? ".half 0, 1" : ".word 0x%08x".formatted(word));
  }

  private void access() {
    line("li    a3, " + one(ADDRESSES));
    if (random.nextBoolean()) {
      line("%s %s, 0(a3)".formatted(one(LOADS), one(List.of("a0", "a4", "zero"))));
    } else {
      load("a4");
      line("%s a4, 0(a3)".formatted(one(STORES)));
    }
  }

  private void looking() {
    line("li    a2, 0x%x".formatted(random.nextInt(4) << 11 | 1 << 17));
    line("csrrs a5, mstatus, a2");
    access();
    line("csrw  mstatus, a5");
  }

  /** Locked for good, now and then, but where nothing of its own is. */
  private void protect() {
    int entry = random.nextInt(7);
    boolean locked = random.nextInt(12) == 0;
    long address =
        locked
            ? 0x1000_0000L + random.nextInt(16)
            : random.nextBoolean() ? 0x2000_0000L + random.nextInt(0x4000) : word();
    line("li    a1, %d".formatted(address));
    line("csrw  pmpaddr%d, a1".formatted(entry));
    int field = random.nextInt(0x80) | (locked ? 0x80 : 0);
    line("li    a1, %d".formatted((long) field << 8 * entry));
    line("%s  pmpcfg0, a1".formatted(one(List.of("csrs", "csrs", "csrc"))));
  }

  private void interrupts() {
    line("li    a3, " + one(List.of("0x2000000", "0x2004000")));
    line("li    a4, " + one(List.of("0", "-1")));
    line(one(List.of("sw    a4, 0(a3)", "sd    a4, 0(a3)", "csrsi mip, 2", "csrci sip, 2")));
    line("li    a1, 0x%x".formatted(random.nextInt(0x1000)));
    line(one(List.of("csrw  mie, a1", "csrw  mideleg, a1", "csrw  sie, a1")));
    line(one(List.of("csrsi mstatus, 8", "csrsi sstatus, 2", "nop")));
  }

  /** An instruction that is another one by then. */
  private void changed(int number) {
    line("la    a3, spot%d".formatted(number));
    line("li    a4, 0x%08x".formatted(0x0010_0513 + (random.nextInt(8) << 20)));
    line("sw    a4, 0(a3)");
    line("fence.i");
    line(".align 2");
    line("spot%d:   addi  a0, zero, 9".formatted(number));
  }
}
