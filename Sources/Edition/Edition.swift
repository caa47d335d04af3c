// Edition
