package org.vmorph.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;

/** What is run for time. */
public final class Workloads {
  /** Long enough that a loop is all there is to it. */
  private static final long LONG = 20_000_000;

  /** Words of storage for the loops of RV64. */
  static final int RV64_WORDS = 1 << 15;

  private static final int SHORT = 200;
  private static final int SHORT_WORDS = 4096;
  private static final int SHORT_PROGRAMS = 2000;

  private Workloads() {}

  /** The long loops. */
  public static List<Workload> loops() {
    return List.of(loop("sieve"), loop("mixed"));
  }

  /** Programs of 200 instructions, each another one. */
  public static Workload programs() {
    var random = new SplittableRandom(1974);
    var writer = new ShortPrograms(machine(), SHORT_WORDS, random);
    var programs = new long[SHORT_PROGRAMS][];
    for (int i = 0; i < programs.length; i++) {
      programs[i] = writer.next();
    }
    return new Workload("short", WholeState.of(writer.data()), programs, SHORT);
  }

  /** The long loops of RV64. */
  public static List<Workload> rv64() {
    return List.of(rv64("rv64-sieve"), rv64("rv64-crc"));
  }

  private static Workload rv64(String name) {
    var machine = Rv64Machine.SEMANTICS.machine();
    var program = new Assembler(machine).assemble(name + ".s", source(name + ".s"));
    var words = Arrays.copyOf(program.words(), RV64_WORDS);
    return new Workload(name, Rv64Machine.image(words), new long[][] {{}}, LONG);
  }

  /** All of the machine third-generation. */
  public static List<Workload> all() {
    var loops = loops();
    return List.of(loops.get(0), loops.get(1), programs());
  }

  /** The one of a name. */
  public static Workload named(String name) {
    return Stream.concat(all().stream(), rv64().stream())
        .filter(w -> w.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Workload loop(String name) {
    var program = new Assembler(machine()).assemble(name + ".s", source(name + ".s"));
    return new Workload(name, WholeState.of(program.words()), new long[][] {{}}, LONG);
  }

  /** A file of assembly among the resources. */
  static String source(String file) {
    try (var resource = Workloads.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " is not among the resources");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Architecture machine() {
    return Specified.SEMANTICS.machine();
  }
}
