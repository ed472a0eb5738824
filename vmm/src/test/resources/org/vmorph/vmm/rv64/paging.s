# What mstatus says of pages, 3.1.6.3, and what their entries do, 4.3.1.

          .equ  SUM, 1 << 18
          .equ  MXR, 1 << 19
          .equ  V, 1
          .equ  R, 2
          .equ  W, 4
          .equ  X, 8
          .equ  U, 16
          .equ  AD, 0xc0
