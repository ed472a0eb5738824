package org.vmorph.model.machines.riscv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Assembler;

/**
 * Two machines with eight pages of storage, on the interpreter and on the engine, that have done
 * the same. Page 1 has the first table, page 2 the second, page 3 the third, whose entry n is of
 * the address n pages from 0 on; an instruction at address 0 is made in supervisor mode.
 */
final class SmallTables {
  static final long RAM = 0x8000_0000L;
  static final int PAGE = 4096;

  static final long V = 1;
  static final long R = 2;
  static final long W = 4;
  static final long X = 8;
  static final long U = 16;
  static final long A = 64;
  static final long D = 128;

  private static final Map<Settings, Compiled> ENGINES = new ConcurrentHashMap<>();

  final Machine compiled;
  final Machine reference;

  /** All is allowed, addresses are translated, and page 0 is page 4 of storage, to be executed. */
  SmallTables(Settings settings) {
    var engine =
        ENGINES.computeIfAbsent(
            settings, it -> new Compiled(new Elaboration(new Rv64(it).machine)));
    compiled = new Machine(engine, 8 * PAGE / 8);
    reference = new Machine(engine.semantics(), 8 * PAGE / 8);
    cell("M", 1);
    cell("P", 0);
    cell("satp.mode", 1);
    cell("satp.ppn", page(1));
    cell("pmp3cfg", PhysicalProtection.ALL);
    cell("pmpaddr3", -1);
    word(1, 0, pointer(2));
    word(2, 0, pointer(3));
    entry(0, 4, V | X | A);
  }

  /** The number of a page of storage. */
  static long page(long number) {
    return (RAM >> 12) + number;
  }

  static long pointer(long number) {
    return page(number) << 10 | V;
  }

  /** Addresses of a page lead to a page of storage. */
  void entry(int of, long to, long bits) {
    word(3, of, page(to) << 10 | bits);
  }

  /** The low bits of the entry of a page. */
  long bits(int of) {
    return word(3, of) & 0x3ff;
  }

  void word(int page, int number, long word) {
    for (var each : new Machine[] {compiled, reference}) {
      each.store(each.architecture().storage(), page * PAGE / 8 + number, word);
    }
  }

  long word(int page, int number) {
    return reference.load(reference.architecture().storage(), page * PAGE / 8 + number);
  }

  void cell(String name, long word) {
    for (var each : new Machine[] {compiled, reference}) {
      each.set((Cell) each.architecture().component(name).orElseThrow(), word);
    }
  }

  long cell(String name) {
    return reference.get((Cell) reference.architecture().component(name).orElseThrow());
  }

  void x(int number, long word) {
    for (var each : new Machine[] {compiled, reference}) {
      each.store((File) each.architecture().component("x").orElseThrow(), number, word);
    }
  }

  long x(int number) {
    return reference.load((File) reference.architecture().component("x").orElseThrow(), number);
  }

  /** Makes an instruction; the cause of the trap that it takes, or -1. */
  long make(String instruction) {
    var program = new Assembler(reference.architecture()).assemble("p.s", instruction + "\n");
    word(4, 0, program.words()[0]);
    return step();
  }

  /** Makes a step on both, which then are in one state. */
  long step() {
    var event = reference.step();
    compiled.step();
    assertThat(compiled.snapshot()).isEqualTo(reference.snapshot());
    return event.cause().isPresent() ? cell("mcause") : -1;
  }
}
