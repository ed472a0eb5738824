/**
 * Knows how programs come out of ELF files, and go into them. Must not know how they are run, or
 * what they are for.
 */
@NullMarked
package org.vmorph.conformance.cli.elf;

import org.jspecify.annotations.NullMarked;
