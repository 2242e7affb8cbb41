export * from '$kit/days';
