package org.vmorph.conformance.qemu;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;

/**
 * A program for RV64 out of a seed: random instructions in machine mode, then in a lower mode, bare
 * or in an address space, and in machine mode again. Traps are told in a log, and what trapped is
 * left out. In the end all registers are stored where they can be looked at. It reads no clock and
 * waits for nothing, so that it ends in one state wherever it is run.
 */
final class RandomProgram {
  static final long RAM = 0x8000_0000L;

  /** How many bytes from the first on it has anything to do with. */
  static final int BYTES = 0x3_0000;

  private static final int DATA = 0x4000;

  /** Where the registers are stored in the end, x1 first. */
  static final int RESULTS = 0x5000;

  /** Four words a trap: cause, address, value, status. */
  static final int LOG = 0x6000;

  /** Where the log ends. */
  static final int SCRATCH = 0x8000;

  private static final int RESERVED = 0xc000;
  private static final int TABLES = 0x1_0000;
  private static final int STRANGE = 0x2_0000;

  private static final List<String> REGISTERS =
      List.of(
          "add", "sub", "sll", "slt", "sltu", "xor", "srl", "sra", "or", "and", "addw", "subw",
          "sllw", "srlw", "sraw", "mul", "mulh", "mulhsu", "mulhu", "mulw", "div", "divu", "divw",
          "divuw", "rem", "remu", "remw", "remuw");

  private static final List<String> IMMEDIATES =
      List.of("addi", "slti", "sltiu", "xori", "ori", "andi", "addiw");

  private static final List<String> ATOMICS =
      List.of("swap", "add", "xor", "and", "or", "min", "max", "minu", "maxu");

  /** Those that any word may be written to. */
  private static final List<Integer> FREE = List.of(0x340, 0x140);

  /** Written and not read: of an AMO that is refused QEMU tells another cause. */
  private static final List<Integer> CAUSES = List.of(0x342, 0x142, 0x343, 0x143);

  /** Of which three bits are there. */
  private static final List<Integer> COUNTERS = List.of(0x306, 0x106);

  /** Those whose words are even here. */
  private static final List<Integer> ADDRESSES = List.of(0x341, 0x141);

  /** Read alone; some are none, and some are for others. */
  private static final List<Integer> READ =
      List.of(0x301, 0xf11, 0xf14, 0x304, 0x344, 0x104, 0x144, 0x303, 0x5c0, 0xfff, 0x3a0, 0x3b1);

  /** What is stored in the end, after the registers. */
  static final List<Integer> SHOWN =
      List.of(
          0x300, 0x301, 0x302, 0x303, 0x304, 0x305, 0x306, 0x340, 0x341, 0x342, 0x343, 0x344, 0x100,
          0x104, 0x105, 0x106, 0x140, 0x141, 0x142, 0x143, 0x144, 0x180, 0x3a0, 0x3a2, 0x3b0, 0x3b1,
          0x3b2, 0x3b3, 0x3b4, 0x3b5, 0x3b6, 0x3b7);

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final long[] data = new long[DATA / 8];
  private final boolean isUser;
  private final boolean isTranslated;

  /**
   * Whether storage is not protected: of an access on two pages QEMU asks for the bytes behind the
   * first page, and for some before it.
   */
  private final boolean isOpen;

  /** Where something else may be allowed, more or less. */
  private final List<Long> borders = new ArrayList<>();

  /**
   * Pages an AMO is made in: of one that is refused it differs whether it has accessed its page.
   */
  private final Set<Integer> changed = new HashSet<>();

  private int delegated;
  private int label;
  private int words = 64;

  private RandomProgram(long seed) {
    // The first numbers of seeds that are near one another are alike.
    this.random = new Random(seed * 0x9e37_79b9_7f4a_7c15L);
    this.isUser = random.nextBoolean();
    this.isTranslated = random.nextInt(3) > 0;
    this.isOpen = random.nextInt(3) == 0;
  }

  /** The words of storage it begins with. */
  static long[] of(long seed, Architecture rv64) {
    var program = new RandomProgram(seed);
    var source = program.source();
    var image = new long[BYTES / 8];
    var code = new Assembler(rv64).assemble("program of seed " + seed, source).words();
    System.arraycopy(code, 0, image, 0, code.length);
    System.arraycopy(program.data, 0, image, DATA / 8, 0x1000 / 8);
    program.tables(image);
    return image;
  }

  private void line(String format, Object... arguments) {
    text.append(format.formatted(arguments)).append('\n');
  }

  private String source() {
    for (int i = 0; i < 64; i++) {
      data[i] = word();
    }
    data[28] = RAM + SCRATCH;
    line("auipc x31, 0");
    line("lui x30, 0x5");
    line("addi x30, x30, -0x800");
    line("add x27, x31, x30");
    line("addi x30, x31, handler - 0x80000000");
    line("csrrw x0, 0x305, x30");
    line("addi x30, x31, shandler - 0x80000000");
    line("csrrw x0, 0x105, x30");
    line("lui x30, 0x2004");
    line("addi x29, x0, -1");
    line("sd x29, 0(x30)");
    line("lui x30, 0x6");
    line("add x31, x31, x30");
    line("jal x0, begin");
    handler("handler", 0x342, 0x341, 0x343, 0x300, "mret");
    handler("shandler", 0x142, 0x141, 0x143, 0x100, "sret");
    line("begin:");
    data[29] = 2L << 32;
    for (int i = 1; i < 30; i++) {
      if (i != 27) {
        load(i, i);
      }
    }
    protection();
    write(0x303, random.nextInt() & 0x222);
    if (random.nextBoolean()) {
      write(0x304, random.nextInt() & 0xaaa);
    } else {
      write(0x344, random.nextInt() & 0x222);
    }
    boolean mayDelegate = !isUser || !isTranslated;
    delegated = mayDelegate ? delegated() : 0;
    write(0x302, delegated);
    if (isTranslated) {
      write(0x180, 8L << 60 | (long) (random.nextInt() & 0xffff) << 44 | (RAM + TABLES) >> 12);
    }
    body(60, true);
    forgetPrevious();
    line("ecall");
    write(0x300, status() & ~0x2_1800L | (isUser ? 0 : 0x800));
    line("auipc x30, 0");
    line("addi x30, x30, 16");
    line("csrrw x0, 0x341, x30");
    line("mret");
    body(80, false);
    line("ecall");
    body(20, true);
    line("ecall");
    end();
    return text.toString();
  }

  /**
   * Tells of the trap and goes on behind what trapped; in machine mode if it came from a call, or
   * nothing can be fetched.
   */
  private void handler(String name, int cause, int epc, int tval, int status, String back) {
    line("%s: csrrs x30, %d, x0", name, cause);
    line("sd x30, 0(x31)");
    line("csrrs x30, %d, x0", epc);
    line("sd x30, 8(x31)");
    line("csrrs x30, %d, x0", tval);
    line("sd x30, 16(x31)");
    line("csrrs x30, %d, x0", status);
    line("sd x30, 24(x31)");
    line("addi x31, x31, 32");
    line("sd x29, 0(x31)");
    if (name.equals("handler")) {
      line("ld x30, -32(x31)");
      for (int fetch : new int[] {1, 12}) {
        line("addi x29, x0, %d", fetch);
        line("beq x30, x29, fetch");
      }
      for (int call : new int[] {8, 9}) {
        line("addi x29, x0, %d", call);
        line("beq x30, x29, call");
      }
      line("jal x0, %s.on", name);
      line("fetch: addi x29, x0, 3");
      line("slli x29, x29, 11");
      line("csrrs x0, %d, x29", status);
      line("jal x0, %s.back", name);
      line("call: addi x29, x0, 3");
      line("slli x29, x29, 11");
      line("csrrs x0, %d, x29", status);
    }
    line("%s.on: csrrs x30, %d, x0", name, epc);
    line("lhu x29, 0(x30)");
    line("andi x29, x29, 3");
    line("addi x30, x30, 2");
    line("sltiu x29, x29, 3");
    line("xori x29, x29, 1");
    line("slli x29, x29, 1");
    line("add x30, x30, x29");
    line("csrrw x0, %d, x30", epc);
    line("%s.back: ld x29, 0(x31)", name);
    if (name.equals("handler")) {
      // The mode that MPRV is about changes with MRET, and QEMU remembers what it has translated.
      line("sfence.vma x0, x0");
    }
    line(back);
  }

  /** Some regions of what is played with, and in the end all there is. */
  private void protection() {
    long configuration = 0;
    long before = RAM + SCRATCH >> 2;
    for (int i = 0; i < 7; i++) {
      int shape = isOpen ? 0 : random.nextInt(4);
      long start = RAM + SCRATCH + random.nextInt(0x4000) >> 2;
      long address = start;
      if (shape == 1) {
        address = Math.max(start, before);
      } else if (shape == 3) {
        int low = random.nextInt(11);
        address = start & -1L << low | (1L << low) - 1 >> 1;
      }
      before = address;
      borders.add(address << 2);
      write(0x3b0 + i, address);
      long rights = random.nextInt(8);
      rights = (rights & 3) == 2 ? rights | 1 : rights;
      // A region of its own begins where another one ends: not far before what is played with.
      boolean first = i == 0 && shape == 1;
      long one = (first ? 0 : shape << 3) | rights | (random.nextInt(6) == 0 ? 0x80 : 0);
      configuration |= one << 8 * i;
    }
    write(0x3b7, -1L >>> 10);
    write(0x3a0, configuration | 0x1fL << 56);
  }

  /** Sets a register by way of a word that is laid down. */
  private void write(int csr, long value) {
    data[words] = value;
    load(30, words++);
    line("csrrw x0, %d, x30", csr);
  }

  /** Loads a word that is laid down; its base is in the middle of them. */
  private void load(int register, int number) {
    line("ld x%d, %d(x27)", register, 8 * number - 0x800);
  }

  private void body(int count, boolean isMachine) {
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(16)) {
        case 0, 1, 2 -> line("%s x%d, x%d, x%d", any(REGISTERS), to(), from(), from());
        case 3, 4 ->
            line("%s x%d, x%d, %d", any(IMMEDIATES), to(), from(), random.nextInt(4096) - 2048);
        case 5 -> shift();
        case 6 -> branch();
        case 7, 8, 9, 10 -> memory();
        case 11 -> atomic(isMachine);
        case 12, 13 -> register(isMachine);
        case 14 -> compressed();
        default -> seldom(isMachine);
      }
    }
  }

  /** What of a load is delegated is so of a store: of an AMO it may be told as either. */
  private int delegated() {
    int which = random.nextInt() & 0x0c;
    return which | (random.nextBoolean() ? 0x50 : 0) | (random.nextBoolean() ? 0xa0a0 : 0);
  }

  private void shift() {
    if (random.nextBoolean()) {
      var name = any(List.of("slli", "srli", "srai"));
      line("%s x%d, x%d, %d", name, to(), from(), random.nextInt(64));
    } else {
      var name = any(List.of("slliw", "srliw", "sraiw"));
      line("%s x%d, x%d, %d", name, to(), from(), random.nextInt(32));
    }
  }

  private void branch() {
    var name = any(List.of("beq", "bne", "blt", "bge", "bltu", "bgeu"));
    int there = label++;
    line("%s x%d, x%d, l%d", name, from(), from(), there);
    line("addi x%d, x%d, 1", to(), from());
    line("l%d: jal x%d, l%d", there, to(), label);
    line("xori x%d, x%d, -1", to(), from());
    line("l%d:", label++);
  }

  /** An address to play with is laid down, and loaded. */
  private void address(int align, boolean mayBeOdd) {
    if (random.nextInt(4) == 0) {
      long near = any(borders) + random.nextInt(17) - 8;
      data[words] = near & -align;
      load(28, words++);
      return;
    }
    long page = random.nextBoolean() ? SCRATCH : STRANGE;
    int place = random.nextInt(page == SCRATCH ? 4 : 16) << 12;
    boolean end = isOpen && random.nextInt(4) == 0;
    place |= end ? 4096 - random.nextInt(8) & 4095 : random.nextInt(4088);
    data[words] = RAM + page + (mayBeOdd && random.nextInt(8) == 0 ? place : place & -align);
    load(28, words++);
  }

  private void memory() {
    int size = random.nextInt(4);
    address(1 << size, true);
    if (random.nextBoolean()) {
      var names = List.of("lb", "lh", "lw", "ld", "lbu", "lhu", "lwu", "ld");
      line("%s x%d, 0(x28)", names.get(size + 4 * random.nextInt(2)), to());
    } else {
      line("s%s x%d, 0(x28)", List.of("b", "h", "w", "d").get(size), from());
    }
  }

  private void atomic(boolean isMachine) {
    int bytes = 4 << random.nextInt(2);
    var letter = bytes == 4 ? "w" : "d";
    switch (random.nextInt(4)) {
      case 0 -> {
        if (isMachine) {
          forgetPrevious();
        }
        // Where nothing is refused: of an SC that fails nobody says whether it asks.
        data[words] = RAM + RESERVED + (random.nextInt(4096) & -bytes);
        load(28, words++);
        line("lr.%s x%d, (x28)", letter, to());
        line("sc.%s x%d, x%d, (x28)", letter, to(), from());
      }
      default -> {
        address(bytes, false);
        changed.add((int) (data[words - 1] - RAM >> 12));
        line("amo%s.%s x%d, x%d, (x28)", any(ATOMICS), letter, to(), from());
      }
    }
  }

  private void register(boolean isMachine) {
    var how = any(List.of("csrrw", "csrrs", "csrrc"));
    switch (random.nextInt(7)) {
      case 0, 1 -> line("%s x%d, %d, x%d", how, to(), any(FREE), from());
      case 4 -> line("csrrw x0, %d, x%d", any(CAUSES), from());
      case 5 -> line("csrrwi x%d, %d, %d", to(), any(COUNTERS), random.nextInt(8));
      case 2 -> {
        line("slli x%d, x%d, 1", 5, 5);
        line("csrrw x%d, %d, x5", to(), any(ADDRESSES));
      }
      case 3 -> line("csrrs x%d, %d, x0", to(), any(READ));
      default -> {
        data[words] = isMachine ? status() : status() & 0xc_0133 | 2L << 32;
        load(29, words++);
        line("csrrw x%d, %d, x29", to(), isMachine ? 0x300 : 0x100);
      }
    }
  }

  /** A status without floating point, and without a mode that there is not. */
  private long status() {
    // A supervisor who takes traps and whose SRET is refused never returns.
    int which = delegated == 0 ? 0x7e_19aa : 0x3e_19aa;
    long status = random.nextInt() & which | 2L << 32;
    return (status & 0x1800) == 0x1000 ? status & ~0x1800L : status;
  }

  private void compressed() {
    int d = 8 + random.nextInt(8);
    int s = 8 + random.nextInt(8);
    switch (random.nextInt(8)) {
      case 0 -> line("c.addi x%d, %d", d, random.nextInt(31) + 1);
      case 1 -> line("c.li x%d, %d", d, random.nextInt(64) - 32);
      case 2 -> line("c.mv x%d, x%d", d, s);
      case 3 -> line("c.add x%d, x%d", d, s);
      case 4 -> line("c.addiw x%d, %d", d, random.nextInt(64) - 32);
      case 5 -> line("c.slli x%d, %d", d, 1 + random.nextInt(31));
      default ->
          line(
              "%s x%d, x%d",
              any(List.of("c.sub", "c.xor", "c.or", "c.and", "c.addw", "c.subw")), d, s);
    }
  }

  private void seldom(boolean isMachine) {
    switch (random.nextInt(8)) {
      case 0 -> line("lui x%d, %d", to(), random.nextInt() >>> 12);
      case 1 -> line("auipc x%d, %d", to(), random.nextInt() >>> 12);
      case 2 -> line("ebreak");
      case 3 -> line("sfence.vma x0, x0");
      case 4 -> line("fence.i");
      case 5 -> line("csrrw x%d, 0xf11, x%d", to(), from());
      case 6 -> line(isMachine ? "ecall" : "mret");
      default -> {
        line("auipc x30, 0");
        line("jalr x%d, 12(x30)", to());
        line("addi x%d, x%d, 1", to(), from());
      }
    }
  }

  /** Clears MPRV. */
  private void forgetPrevious() {
    line("lui x30, 0x20");
    line("csrrc x0, 0x300, x30");
  }

  private void end() {
    forgetPrevious();
    line("lui x30, 0x5");
    line("auipc x31, 0");
    line("srli x31, x31, 16");
    line("slli x31, x31, 16");
    line("add x31, x31, x30");
    for (int i = 1; i < 30; i++) {
      line("sd x%d, %d(x31)", i, 8 * i);
    }
    for (int i = 0; i < SHOWN.size(); i++) {
      line("csrrs x30, %d, x0", SHOWN.get(i));
      line("sd x30, %d(x31)", 8 * (32 + i));
    }
    line("lui x5, 0x100");
    line("lui x6, 0x5");
    line("addi x6, x6, 0x555");
    line("sw x6, 0(x5)");
    line("stay: jal x0, stay");
  }

  /** Everything where it is, and pages to play with whose entries are as strange as they may be. */
  private void tables(long[] image) {
    int first = TABLES / 8;
    long pages = RAM + TABLES >> 12;
    image[first + 2] = pages + 1 << 10 | 1;
    image[first + 512] = pages + 2 << 10 | 1;
    for (int page = 0; page < 16; page++) {
      long all = isUser ? 0x1f : 0xf;
      image[first + 1024 + page] = (RAM >> 12) + page << 10 | all | random.nextInt(4) << 6;
      long bits = random.nextInt(0x100) | (random.nextInt(8) == 0 ? 0 : 1);
      long odd = random.nextInt(16) == 0 ? 1L << 54 + random.nextInt(10) : 0;
      image[first + 1024 + 32 + page] =
          (RAM + SCRATCH >> 12) + random.nextInt(4) << 10 | bits | odd;
    }
    changed.forEach(page -> image[first + 1024 + page] |= 0xc0);
  }

  private long word() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(5) - 2;
      case 1 -> 1L << random.nextInt(64);
      case 2 -> Long.MIN_VALUE + random.nextInt(3) - 1;
      case 3 -> random.nextInt();
      default -> random.nextLong();
    };
  }

  private int to() {
    return 1 + random.nextInt(26);
  }

  private int from() {
    return random.nextInt(27);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
