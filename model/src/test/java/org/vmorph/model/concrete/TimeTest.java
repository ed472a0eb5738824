package org.vmorph.model.concrete;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Compiled;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;

/** The timer and the clock, sentence by sentence, on both engines. */
class TimeTest {
  private static final long S = 0;
  private static final long U = 1;

  static Stream<Desk> timers() {
    return desks("third-generation-timer");
  }

  static Stream<Desk> clocks() {
    return desks("third-generation-clock");
  }

  private static Stream<Desk> desks(String name) {
    var semantics = new Elaboration(Machines.named(name).orElseThrow());
    return Stream.of(new Interpreter(semantics), new Compiled(semantics))
        .map(engine -> new Desk(new Machine(engine, 64), engine.name()));
  }

  /** A machine of 64 words whose traps go to word 60, where it says nop for ever. */
  record Desk(Machine machine, String engine) {
    Architecture architecture() {
      return machine.architecture();
    }

    Desk program(long mode, String... names) {
      var storage = architecture().storage();
      machine.reset();
      machine.store(storage, 0, 0);
      machine.store(storage, 1, psw(S, 60));
      for (int i = 0; i < names.length; i++) {
        machine.store(storage, 2 + i, word(names[i], 1));
      }
      for (int i = 60; i < 64; i++) {
        machine.store(storage, i, word("nop", 0));
      }
      machine.set(architecture().mode().cell(), mode);
      return this;
    }

    static long psw(long mode, long p) {
      return mode << 63 | p << 40 | 64;
    }

    private long word(String name, long operand) {
      var instruction = architecture().instruction(name).orElseThrow();
      var operands = instruction.form().operands().isEmpty() ? new long[0] : new long[] {operand};
      return name.equals("lpsw") ? instruction.encode(0, 40) : instruction.encode(operands);
    }

    Desk timer(long t) {
      set("timer", t);
      return set("timer.on", 1);
    }

    Desk set(String cell, long value) {
      machine.set(cell(cell), value);
      return this;
    }

    long get(String cell) {
      return machine.get(cell(cell));
    }

    private Cell cell(String name) {
      return (Cell) architecture().component(name).orElseThrow();
    }

    Desk register(long value) {
      machine.store(registers(), 1, value);
      return this;
    }

    long register() {
      return machine.load(registers(), 1);
    }

    private File registers() {
      return (File) architecture().component("r").orElseThrow();
    }

    String step() {
      return machine.step().cause().map(Cause::name).orElse("");
    }

    @Override
    public String toString() {
      return engine;
    }
  }

  @ParameterizedTest
  @MethodSource("timers")
  void the_timer_is_off_after_reset_and_nothing_ticks(Desk desk) {
    desk.program(U, "nop");
    assertThat(desk.step()).isEmpty();
    assertThat(desk.get("timer.on")).isZero();
    assertThat(desk.get("timer")).isZero();
  }

  @ParameterizedTest
  @MethodSource("timers")
  void a_step_that_user_mode_completes_ticks(Desk desk) {
    desk.program(U, "nop", "nop").timer(9);
    desk.step();
    assertThat(desk.get("timer")).isEqualTo(8);
    assertThat(desk.machine().run(1)).isEqualTo(Event.Kind.COMPLETED);
    assertThat(desk.get("timer")).isEqualTo(7);
  }

  @ParameterizedTest
  @MethodSource("timers")
  void supervisor_mode_is_the_mask(Desk desk) {
    desk.program(S, "nop", "nop").timer(0);
    assertThat(desk.step()).isEmpty();
    assertThat(desk.get("timer")).isZero();
    desk.timer(1);
    assertThat(desk.step()).isEmpty();
    assertThat(desk.get("timer")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("timers")
  void at_zero_the_trap_is_taken_before_the_fetch_and_the_timer_stays(Desk desk) {
    desk.program(U, "nop", "nop").timer(1);
    assertThat(desk.step()).isEmpty();
    assertThat(desk.get("timer")).isZero();
    assertThat(desk.step()).isEqualTo("timer");
    assertThat(desk.machine().instruction()).isEmpty();
    assertThat(desk.get("timer")).isZero();
    assertThat(desk.get("timer.on")).isEqualTo(1);
    var old = desk.machine().load(desk.architecture().storage(), 0);
    assertThat(old).isEqualTo(Desk.psw(U, 3) | 5L << 60);
    assertThat(desk.get("P")).isEqualTo(60);
    assertThat(desk.machine().counts().traps(4, 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("timers")
  void the_trap_comes_before_one_of_the_fetch_and_comes_again_while_the_level_stays(Desk desk) {
    desk.program(U).timer(0).set("b", 0);
    desk.machine().store(desk.architecture().storage(), 1, Desk.psw(U, 2));
    assertThat(List.of(desk.step(), desk.step())).containsOnly("timer");
  }

  @ParameterizedTest
  @MethodSource("timers")
  void a_trap_does_not_tick(Desk desk) {
    desk.program(U, "svc").timer(5);
    assertThat(desk.step()).isEqualTo("svc");
    assertThat(desk.get("timer")).isEqualTo(5);
    desk.program(U, "halt").timer(5);
    assertThat(desk.step()).isEqualTo("privileged");
    assertThat(desk.get("timer")).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("timers")
  void a_step_into_user_mode_does_not_tick(Desk desk) {
    desk.program(S, "lpsw").timer(5);
    desk.machine().store(desk.architecture().storage(), 40, Desk.psw(U, 3));
    assertThat(desk.step()).isEmpty();
    assertThat(desk.get("M")).isEqualTo(U);
    assertThat(desk.get("timer")).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("timers")
  void it_is_set_and_read_in_supervisor_mode(Desk desk) {
    desk.program(S, "stt", "rdt").register(17);
    desk.step();
    assertThat(desk.get("timer")).isEqualTo(17);
    desk.register(0).step();
    assertThat(desk.register()).isEqualTo(17);
    desk.program(S, "stt", "rdt").timer(3).register(-5);
    desk.step();
    assertThat(desk.get("timer")).isZero();
    assertThat(desk.get("timer.on")).isZero();
    desk.step();
    assertThat(desk.register()).isEqualTo(-1);
    desk.program(S, "stt").register(1L << 20 | 6).step();
    assertThat(desk.get("timer")).isEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("timers")
  void it_is_privileged(Desk desk) {
    assertThat(desk.program(U, "stt").step()).isEqualTo("privileged");
    assertThat(desk.program(U, "rdt").step()).isEqualTo("privileged");
  }

  @ParameterizedTest
  @MethodSource("timers")
  void an_instruction_that_is_given_ticks_and_is_not_held_up(Desk desk) {
    var nop = desk.architecture().instruction("nop").orElseThrow();
    desk.program(U).timer(1).machine().execute(nop);
    assertThat(desk.get("timer")).isZero();
    assertThat(desk.machine().execute(nop).kind()).isEqualTo(Event.Kind.COMPLETED);
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void the_clock_counts_every_step_whoever_makes_it_and_however_it_ends(Desk desk) {
    desk.program(U, "nop", "svc");
    assertThat(desk.get("clock")).isZero();
    desk.step();
    assertThat(desk.get("clock")).isEqualTo(1);
    assertThat(desk.step()).isEqualTo("svc");
    assertThat(desk.get("clock")).isEqualTo(2);
    desk.step();
    assertThat(desk.get("clock")).isEqualTo(3);
    assertThat(desk.set("b", 0).step()).isEqualTo("memory");
    assertThat(desk.get("clock")).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void a_step_that_halts_is_counted_and_standing_still_is_not(Desk desk) {
    desk.program(S, "halt").step();
    assertThat(desk.get("clock")).isEqualTo(1);
    desk.step();
    assertThat(desk.get("clock")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("clocks")
  void it_is_read_as_it_was_before_the_step_and_by_a_supervisor_alone(Desk desk) {
    desk.program(S, "nop", "nop", "rdc");
    desk.machine().run(3);
    assertThat(desk.register()).isEqualTo(2);
    assertThat(desk.program(U, "rdc").step()).isEqualTo("privileged");
  }
}
