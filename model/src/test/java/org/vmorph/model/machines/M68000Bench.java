package org.vmorph.model.machines;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Event;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;

/**
 * An MC68000 or MC68010 with a megabyte of storage, vectors, code and two stacks, ready for one
 * instruction.
 */
final class M68000Bench {
  static final long CODE = 0x1000;
  static final long HANDLERS = 0x8000;
  static final long USER_STACK = 0x70000;
  static final long SUPERVISOR_STACK = 0x80000;
  static final long BYTES = 0x100000;

  final Machine machine;

  private M68000Bench(Architecture architecture, long status) {
    machine = new Machine(new Elaboration(architecture), BYTES);
    for (int vector = 0; vector < 256; vector++) {
      storeLong(4L * vector, handler(vector));
    }
    boolean supervisor = (status >> M68000Parts.S_BIT & 1) == 1;
    machine.set(M68000Parts.PC, CODE);
    machine.set(M68000Parts.ACTIVE, supervisor ? SUPERVISOR_STACK : USER_STACK);
    machine.set(M68000Parts.OTHER, supervisor ? USER_STACK : SUPERVISOR_STACK);
    status(status);
  }

  static M68000Bench supervisor(Architecture architecture) {
    return new M68000Bench(architecture, 0x2700);
  }

  static M68000Bench user(Architecture architecture) {
    return new M68000Bench(architecture, 0);
  }

  static long handler(int vector) {
    return HANDLERS + 4L * vector;
  }

  /** The vector whose handler PC stands at. */
  long vector() {
    return (pc() - HANDLERS) / 4;
  }

  /** Executes an instruction of the machine. */
  Event execute(String name, long... operands) {
    return machine.execute(machine.architecture().instruction(name).orElseThrow(), operands);
  }

  long status() {
    long word = 0;
    for (var field : M68000Parts.SR.fields()) {
      word = word << field.bits() | (field.cell() == null ? 0 : machine.get(field.cell()));
    }
    return word;
  }

  /** Sets the cells of SR; the stack pointers stay where they are. */
  void status(long word) {
    for (Word.Field field : M68000Parts.SR.fields()) {
      if (field.cell() != null) {
        machine.set(field.cell(), word >> M68000Parts.SR.low(field));
      }
    }
  }

  long pc() {
    return machine.get(M68000Parts.PC);
  }

  long a7() {
    return machine.get(M68000Parts.ACTIVE);
  }

  long otherStack() {
    return machine.get(M68000Parts.OTHER);
  }

  long d(int number) {
    return machine.load(M68000Parts.D, number);
  }

  void d(int number, long word) {
    machine.store(M68000Parts.D, number, word);
  }

  long a(int number) {
    return machine.load(M68000Parts.A, number);
  }

  void a(int number, long word) {
    machine.store(M68000Parts.A, number, word);
  }

  long loadWord(long address) {
    return machine.load(M68000Parts.E, address) << 8 | machine.load(M68000Parts.E, address + 1);
  }

  long loadLong(long address) {
    return loadWord(address) << 16 | loadWord(address + 2);
  }

  void storeWord(long address, long word) {
    machine.store(M68000Parts.E, address, word >> 8);
    machine.store(M68000Parts.E, address + 1, word);
  }

  void storeLong(long address, long word) {
    storeWord(address, word >> 16);
    storeWord(address + 2, word);
  }
}
