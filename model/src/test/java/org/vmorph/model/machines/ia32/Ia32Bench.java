package org.vmorph.model.machines.ia32;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** A processor as the program that recorded has set it up, ready for one of its programs. */
final class Ia32Bench {
  private static final long DOUBLEWORDS = 0x50000;
  private static final long IDT = 0x107180;
  private static final long GDT = 0x107980;
  private static final long TASK = 0x108000;
  private static final long HANDLERS = 0x110000;
  private static final long TASK_STACK = 0x120000;
  private static final long STACK = 0x130000;
  private static final long CODE = 0x100000;

  /** Code and data of ring 0 and of ring 3, as they are once they have been accessed. */
  private static final Map<Integer, Long> SEGMENTS =
      Map.of(
          1, 0x00cf9b000000ffffL,
          2, 0x00cf93000000ffffL,
          4, 0x00cffb000000ffffL,
          5, 0x00cff3000000ffffL,
          6, task(0x8b),
          7, task(0x89));

  private static final List<String> REGISTERS =
      List.of("eax", "ecx", "edx", "ebx", "esp", "ebp", "esi", "edi");

  private static final Map<String, Long> SYMBOLS =
      Map.of(
          "out0", 0x109000L,
          "out1", 0x109020L,
          "sel10", 0x109040L,
          "fp08", 0x109060L,
          "gdtr", 0x109080L,
          "idtr", 0x1090a0L,
          "next", CODE);

  /** Where an error code is pushed; volume 3, table 6-1. */
  private static final List<Long> CODED = List.of(8L, 10L, 11L, 12L, 13L, 14L);

  private final Architecture architecture;
  private final Machine machine;

  Ia32Bench(Engine engine, int ring, long cr0, long taskRegister, long iopl) {
    this.architecture = engine.semantics().machine();
    this.machine = new Machine(engine, DOUBLEWORDS);
    tables();
    data();
    set("GDTR.base", GDT);
    set("GDTR.limit", 0x3f);
    set("IDTR.base", IDT);
    set("IDTR.limit", 0x7ff);
    set("TR", taskRegister);
    set("TR.base", TASK);
    set("CR0", cr0);
    set("DR7", 0x400);
    set("EIP", CODE);
    set("ESP", STACK);
    set("CPL", ring);
    set("IF", ring == 0 ? 0 : 1);
    set("IOPL", iopl);
    architecture.configuration().assumed().forEach((cell, word) -> machine.set(cell, word));
    int data = ring == 0 ? 2 : 5;
    set("CS", (ring == 0 ? 1 : 4) << 1);
    set("SS", data << 1);
    for (var register : List.of("DS", "ES")) {
      set(register, data << 3 | ring);
      set(register + ".hidden", SEGMENTS.get(data));
    }
  }

  private static long task(int type) {
    return TASK >> 24 << 56 | (long) type << 40 | (TASK & 0xffffff) << 16 | 103;
  }

  private void tables() {
    SEGMENTS.forEach((number, descriptor) -> store(GDT + 8L * number, descriptor));
    for (int vector = 0; vector < 256; vector++) {
      gate(vector, 0);
    }
    gate(0x80, 3);
    store32(TASK + 4, TASK_STACK);
    store32(TASK + 8, 0x10);
  }

  private void gate(int vector, long level) {
    long handler = HANDLERS + 16L * vector;
    store(
        IDT + 8L * vector,
        handler >> 16 << 48 | (0x8e00 | level << 13) << 32 | 8 << 16 | handler & 0xffff);
  }

  private void data() {
    store(symbol("sel10"), 0x10L << 32);
    store(symbol("fp08"), 8L << 32 | CODE);
    store(symbol("gdtr"), GDT << 16 | 0x3f);
    store(symbol("idtr"), IDT << 16 | 0x7ff);
  }

  /**
   * Makes instructions one after another, whatever EIP says; a label is where the next one is.
   *
   * @param program {@code pushf; pop eax; xor-immediate 200}
   * @return whether all of them have completed
   */
  boolean run(String program) {
    for (var line : program.split("; *")) {
      var words = line.split(" +", 2);
      var instruction = architecture.instruction(words[0]).orElseThrow();
      var operands =
          words.length == 1
              ? new long[0]
              : Stream.of(words[1].split(",")).mapToLong(Ia32Bench::operand).toArray();
      if (machine.execute(instruction, operands).kind() == Event.Kind.TRAPPED) {
        return false;
      }
    }
    return true;
  }

  private static long operand(String text) {
    int register = REGISTERS.indexOf(text);
    var name = text.replaceAll("[\\[\\]]", "");
    return register >= 0
        ? register
        : SYMBOLS.containsKey(name) ? symbol(name) : Long.parseLong(name, 16);
  }

  private static long symbol(String name) {
    return SYMBOLS.getOrDefault(name, -1L);
  }

  /** The doubleword of a symbol. */
  long word(String name) {
    return load(symbol(name));
  }

  /** The vector of the handler that EIP stands at. */
  long vector() {
    return (get("EIP") - HANDLERS) / 16;
  }

  /** The error code that was pushed, if one is. */
  long code() {
    return CODED.contains(vector()) ? load(get("ESP")) : 0;
  }

  long get(String cell) {
    return machine.get((Cell) architecture.component(cell).orElseThrow());
  }

  private void set(String cell, long word) {
    machine.set((Cell) architecture.component(cell).orElseThrow(), word);
  }

  private long load(long address) {
    return machine.load(storage(), address / 4);
  }

  private File storage() {
    return architecture.storage();
  }

  private void store(long address, long word) {
    store32(address, word);
    store32(address + 4, word >>> 32);
  }

  private void store32(long address, long word) {
    machine.store(storage(), address / 4, word & 0xffffffffL);
  }
}
