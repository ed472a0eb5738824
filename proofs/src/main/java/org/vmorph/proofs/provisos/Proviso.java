package org.vmorph.proofs.provisos;

import org.vmorph.model.arch.Parameter;

/** That a parameter of a machine is so. */
public record Proviso(Parameter parameter, String value) {
  /** Rejects a value that it may not have. */
  public Proviso {
    if (!parameter.values().contains(value)) {
      throw new IllegalArgumentException(
          "%s=%s: expected %s".formatted(parameter.name(), value, parameter.range()));
    }
  }

  @Override
  public String toString() {
    return parameter.name() + "=" + value;
  }
}
